/** What Discord accepts. Lengths are UTF-16 units, the strictest way to count what its pages call characters. */
export const limits = Object.freeze({
  /** Components of a message, nested ones too. https://docs.discord.com/developers/components/reference */
  components: 40,
  /** Over all text displays of a message. https://github.com/discord/discord-api-docs/pull/8562 */
  text: 4_000,
  /**
   * Over all text displays of a message, in UTF-8 bytes with `displayBytes` for each. Discord answers 500 above 10,170;
   * it has not confirmed that number, so there is room left. https://github.com/discord/discord-api-docs/issues/8554
   */
  textBytes: 9_500,
  /** What each text display adds to those bytes. https://github.com/discord/discord-api-docs/issues/8554 */
  displayBytes: 12,
  /** Our own: a heading that is longer is no heading. */
  title: 256,
  /** https://docs.discord.com/developers/components/reference#action-row */
  buttonsInRow: 5,
  /** https://docs.discord.com/developers/components/reference#button */
  buttonLabel: 80,
  /** https://docs.discord.com/developers/components/reference#button */
  buttonUrl: 512,
  /** https://docs.discord.com/developers/components/reference#string-select */
  menuOptions: 25,
  /** https://docs.discord.com/developers/components/reference#string-select */
  placeholder: 150,
  /** Label and value. https://docs.discord.com/developers/components/reference#string-select-select-option-structure */
  menuOption: 100,
  /** Attachments of a message. https://docs.discord.com/developers/resources/message#create-message */
  files: 10,
  /** https://docs.discord.com/developers/resources/channel#start-thread-from-message */
  threadName: 100,
  /** Minutes without a message after which a thread folds away; the longest there is. https://docs.discord.com/developers/resources/channel#thread-metadata-object */
  threadArchive: 10_080,
  /** Our own: posts of a forum that are looked at for one's own after a crash. */
  latestPosts: 10,
  /** Our own: what is longer is no name. */
  fileName: 100,
  fileTitle: 200,
  /** Of a picture. https://docs.discord.com/developers/components/reference#media-gallery-media-gallery-item-structure */
  description: 1_024,
  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
  modalTitle: 45,
  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
  modalFields: 5,
  /** https://docs.discord.com/developers/components/reference#label */
  fieldLabel: 45,
  /** https://docs.discord.com/developers/components/reference#text-input */
  fieldText: 4_000,
  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-autocomplete */
  suggestions: 25,
  /** Name and value. https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-choice-structure */
  suggestion: 100,
  /** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
  commandName: /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u,
  /** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-structure */
  commandDescription: 100,
  /** Of a command or a subcommand. https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-structure */
  commandOptions: 25,
  /** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-structure */
  optionLength: 6_000,
  /** Names, descriptions and values of a command, the longest localisation of each. https://docs.discord.com/developers/interactions/application-commands#slash-commands */
  commandCharacters: 8_000,
  /** The latest messages of a channel, of one call: at most 100. https://docs.discord.com/developers/resources/message#get-channel-messages */
  latest: 50,
  /** The same, where one page after the other is read. */
  page: 100,
  /**
   * Milliseconds between two edits in a channel. Discord tells its buckets only in the headers of its answers; for edits
   * it has been five in five seconds, a channel. https://docs.discord.com/developers/topics/rate-limits
   */
  betweenEdits: 1_750,
});
