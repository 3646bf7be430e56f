/** Which addresses of the network a page may be fetched from: public ones, and nothing that leads inside by another spelling. */
import ipaddr from 'ipaddr.js';

/** Public by their number, and yet the platform's own: Azure's WireServer. https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16 */
const inside = new Set(['168.63.129.16']);

/** All of global unicast IPv6; what lies outside of it carries other addresses (`::a.b.c.d`, `64:ff9b:1::/48`) or is local. RFC 4291, IANA. */
const global = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address belongs to the public internet. Private, loopback, link-local, shared (CGNAT), multicast, reserved and documentation
 * addresses do not, nor does IPv6 that carries an IPv4 address (mapped, NAT64, 6to4, Teredo, ISATAP): who routes it may lead it inside.
 * What is no address at all does not either.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || inside.has(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed instanceof ipaddr.IPv4) return true;
  return parsed.match(global) && !isIsatap(parsed);
}

/** RFC 5214, 6.1: the interface is called `[02]00:5efe` and the IPv4 address. */
const isIsatap = ({ parts }: ipaddr.IPv6): boolean => parts[5] === 0x5efe && (parts[4] === 0 || parts[4] === 0x200);
