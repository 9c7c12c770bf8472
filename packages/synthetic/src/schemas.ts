/**
 * Columns of the stores as phones declare them: facts taken from public sample databases.
 * Each constant maps a table to the text between the brackets of its CREATE TABLE.
 */

/** sms.db, iOS 14 and 15 */
export const smsSchema = {
  handle:
    'ROWID INTEGER PRIMARY KEY, id TEXT, country TEXT, service TEXT, ' +
    'uncanonicalized_id TEXT, person_centric_id TEXT',
  message:
    'ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, replace INTEGER, service_center TEXT, ' +
    'handle_id INTEGER, subject TEXT, country TEXT, attributedBody BLOB, version INTEGER, ' +
    'type INTEGER, service TEXT, account TEXT, account_guid TEXT, error INTEGER, ' +
    'date INTEGER, date_read INTEGER, date_delivered INTEGER, is_delivered INTEGER, ' +
    'is_finished INTEGER, is_emote INTEGER, is_from_me INTEGER, is_empty INTEGER, ' +
    'is_delayed INTEGER, is_auto_reply INTEGER, is_prepared INTEGER, is_read INTEGER, ' +
    'is_system_message INTEGER, is_sent INTEGER, has_dd_results INTEGER, ' +
    'is_service_message INTEGER, is_forward INTEGER, was_downgraded INTEGER, ' +
    'is_archive INTEGER, cache_has_attachments INTEGER, cache_roomnames TEXT, ' +
    'was_data_detected INTEGER, was_deduplicated INTEGER, is_audio_message INTEGER, ' +
    'is_played INTEGER, date_played INTEGER, item_type INTEGER, other_handle INTEGER, ' +
    'group_title TEXT, group_action_type INTEGER, share_status INTEGER, ' +
    'share_direction INTEGER, is_expirable INTEGER, expire_state INTEGER, ' +
    'message_action_type INTEGER, message_source INTEGER, associated_message_guid TEXT, ' +
    'associated_message_type INTEGER, balloon_bundle_id TEXT, payload_data BLOB, ' +
    'expressive_send_style_id TEXT, associated_message_range_location INTEGER, ' +
    'associated_message_range_length INTEGER, time_expressive_send_played INTEGER, ' +
    'message_summary_info BLOB, ck_sync_state INTEGER, ck_record_id TEXT, ' +
    'ck_record_change_tag TEXT, destination_caller_id TEXT, sr_ck_sync_state INTEGER, ' +
    'sr_ck_record_id TEXT, sr_ck_record_change_tag TEXT, is_corrupt INTEGER, ' +
    'reply_to_guid TEXT, sort_id INTEGER, is_spam INTEGER, has_unseen_mention INTEGER, ' +
    'thread_originator_guid TEXT, thread_originator_part TEXT',
  attachment:
    'ROWID INTEGER PRIMARY KEY, guid TEXT UNIQUE NOT NULL, created_date INTEGER, ' +
    'start_date INTEGER, filename TEXT, uti TEXT, mime_type TEXT, transfer_state INTEGER, ' +
    'is_outgoing INTEGER, user_info BLOB, transfer_name TEXT, total_bytes INTEGER, ' +
    'is_sticker INTEGER, hide_attachment INTEGER',
  chat:
    'ROWID INTEGER PRIMARY KEY, guid TEXT UNIQUE NOT NULL, style INTEGER, state INTEGER, ' +
    'account_id TEXT, properties BLOB, chat_identifier TEXT, service_name TEXT, ' +
    'room_name TEXT, account_login TEXT, is_archived INTEGER, last_addressed_handle TEXT, ' +
    'display_name TEXT, group_id TEXT, is_filtered INTEGER, successful_query INTEGER',
  chat_handle_join: 'chat_id INTEGER, handle_id INTEGER, UNIQUE(chat_id, handle_id)',
  chat_message_join:
    'chat_id INTEGER, message_id INTEGER, message_date INTEGER, ' +
    'PRIMARY KEY (chat_id, message_id)',
  message_attachment_join:
    'message_id INTEGER, attachment_id INTEGER, UNIQUE(message_id, attachment_id)',
  deleted_messages: 'ROWID INTEGER PRIMARY KEY, guid TEXT NOT NULL',
} as const;

/** ChatStorage.sqlite of WhatsApp, iOS 15 */
export const whatsAppSchema = {
  ZWACHATSESSION:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZARCHIVED INTEGER, ' +
    'ZCONTACTABID INTEGER, ZFLAGS INTEGER, ZHIDDEN INTEGER, ' +
    'ZIDENTITYVERIFICATIONEPOCH INTEGER, ZIDENTITYVERIFICATIONSTATE INTEGER, ' +
    'ZMESSAGECOUNTER INTEGER, ZREMOVED INTEGER, ZSESSIONTYPE INTEGER, ' +
    'ZSPOTLIGHTSTATUS INTEGER, ZUNREADCOUNT INTEGER, ZGROUPINFO INTEGER, ' +
    'ZLASTMESSAGE INTEGER, ZPROPERTIES INTEGER, ZLASTMESSAGEDATE TIMESTAMP, ' +
    'ZLOCATIONSHARINGENDDATE TIMESTAMP, ZCONTACTIDENTIFIER VARCHAR, ZCONTACTJID VARCHAR, ' +
    'ZETAG VARCHAR, ZLASTMESSAGETEXT VARCHAR, ZPARTNERNAME VARCHAR, ZSAVEDINPUT VARCHAR',
  ZWAGROUPINFO:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZSTATE INTEGER, ' +
    'ZCHATSESSION INTEGER, ZLASTMESSAGEOWNER INTEGER, ZCREATIONDATE TIMESTAMP, ' +
    'ZSUBJECTTIMESTAMP TIMESTAMP, ZCREATORJID VARCHAR, ZOWNERJID VARCHAR, ' +
    'ZPICTUREID VARCHAR, ZPICTUREPATH VARCHAR, ZSOURCEJID VARCHAR, ZSUBJECTOWNERJID VARCHAR',
  ZWAGROUPMEMBER:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZCONTACTABID INTEGER, ' +
    'ZISACTIVE INTEGER, ZISADMIN INTEGER, ZSENDERKEYSENT INTEGER, ZCHATSESSION INTEGER, ' +
    'ZRECENTGROUPCHAT INTEGER, ZCONTACTIDENTIFIER VARCHAR, ZCONTACTNAME VARCHAR, ' +
    'ZFIRSTNAME VARCHAR, ZMEMBERJID VARCHAR',
  ZWAMEDIAITEM:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZCLOUDSTATUS INTEGER, ' +
    'ZFILESIZE INTEGER, ZMEDIAORIGIN INTEGER, ZMOVIEDURATION INTEGER, ZMESSAGE INTEGER, ' +
    'ZASPECTRATIO FLOAT, ZHACCURACY FLOAT, ZLATITUDE FLOAT, ZLONGITUDE FLOAT, ' +
    'ZMEDIAURLDATE TIMESTAMP, ZAUTHORNAME VARCHAR, ZCOLLECTIONNAME VARCHAR, ' +
    'ZMEDIALOCALPATH VARCHAR, ZMEDIAURL VARCHAR, ZTHUMBNAILLOCALPATH VARCHAR, ' +
    'ZTITLE VARCHAR, ZVCARDNAME VARCHAR, ZVCARDSTRING VARCHAR, ZXMPPTHUMBPATH VARCHAR, ' +
    'ZMEDIAKEY BLOB, ZMETADATA BLOB',
  ZWAMESSAGE:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ' +
    'ZCHILDMESSAGESDELIVEREDCOUNT INTEGER, ZCHILDMESSAGESPLAYEDCOUNT INTEGER, ' +
    'ZCHILDMESSAGESREADCOUNT INTEGER, ZDATAITEMVERSION INTEGER, ZDOCID INTEGER, ' +
    'ZENCRETRYCOUNT INTEGER, ZFILTEREDRECIPIENTCOUNT INTEGER, ZFLAGS INTEGER, ' +
    'ZGROUPEVENTTYPE INTEGER, ZISFROMME INTEGER, ZMESSAGEERRORSTATUS INTEGER, ' +
    'ZMESSAGESTATUS INTEGER, ZMESSAGETYPE INTEGER, ZSORT INTEGER, ZSPOTLIGHTSTATUS INTEGER, ' +
    'ZSTARRED INTEGER, ZCHATSESSION INTEGER, ZGROUPMEMBER INTEGER, ZLASTSESSION INTEGER, ' +
    'ZMEDIAITEM INTEGER, ZMESSAGEINFO INTEGER, ZPARENTMESSAGE INTEGER, ' +
    'ZMESSAGEDATE TIMESTAMP, ZSENTDATE TIMESTAMP, ZFROMJID VARCHAR, ZMEDIASECTIONID VARCHAR, ' +
    'ZPHASH VARCHAR, ZPUSHNAME VARCHAR, ZSTANZAID VARCHAR, ZTEXT VARCHAR, ZTOJID VARCHAR',
  ZWAMESSAGEDATAITEM:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZINDEX INTEGER, ' +
    'ZOWNSTHUMBNAIL INTEGER, ZTYPE INTEGER, ZMESSAGE INTEGER, ZDATE TIMESTAMP, ' +
    'ZCHATJID VARCHAR, ZCONTENT1 VARCHAR, ZCONTENT2 VARCHAR, ZMATCHEDTEXT VARCHAR, ' +
    'ZSECTIONID VARCHAR, ZSENDERJID VARCHAR, ZSUMMARY VARCHAR, ZTHUMBNAILPATH VARCHAR, ' +
    'ZTITLE VARCHAR',
  ZWAMESSAGEINFO:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZMESSAGE INTEGER, ' +
    'ZRECEIPTINFO BLOB',
  ZWAPROFILEPUSHNAME:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZJID VARCHAR, ZPUSHNAME VARCHAR',
  Z_METADATA: 'Z_VERSION INTEGER PRIMARY KEY, Z_UUID VARCHAR(255), Z_PLIST BLOB',
  Z_PRIMARYKEY: 'Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR, Z_SUPER INTEGER, Z_MAX INTEGER',
} as const;

/** ContactsV2.sqlite of WhatsApp */
export const whatsAppContactsSchema = {
  ZWAADDRESSBOOKCONTACT:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ' +
    'ZDISAPPEARINGMODEDURATION INTEGER, ZPHONESTATUS INTEGER, ZSECTIONSORT INTEGER, ' +
    'ZSORT INTEGER, ZSPOTLIGHTSTATUS INTEGER, ZABOUTTIMESTAMP TIMESTAMP, ' +
    'ZDISAPPEARINGMODETIMESTAMP TIMESTAMP, ZABOUTTEXT VARCHAR, ZFULLNAME VARCHAR, ' +
    'ZGIVENNAME VARCHAR, ZHIGHLIGHTEDNAME VARCHAR, ZIDENTIFIER VARCHAR, ' +
    'ZLOCALIZEDPHONENUMBER VARCHAR, ZPHONENUMBER VARCHAR, ZPHONENUMBERLABEL VARCHAR, ' +
    'ZSEARCHTOKENLIST VARCHAR, ZSECTIONTITLE VARCHAR, ZWHATSAPPID VARCHAR, ZDEVICELIST BLOB',
  Z_METADATA: 'Z_VERSION INTEGER PRIMARY KEY, Z_UUID VARCHAR(255), Z_PLIST BLOB',
  Z_PRIMARYKEY: 'Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR, Z_SUPER INTEGER, Z_MAX INTEGER',
} as const;

/** History.db of Safari, version 13 */
export const safariHistorySchema = {
  history_client_versions: 'client_version INTEGER PRIMARY KEY, last_seen REAL',
  history_events:
    'id INTEGER PRIMARY KEY, event_type TEXT, event_time REAL, pending_listeners TEXT, ' +
    'value BLOB',
  history_items:
    'id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, domain_expansion TEXT, ' +
    'visit_count INTEGER, daily_visit_counts BLOB, weekly_visit_counts BLOB, ' +
    'autocomplete_triggers BLOB, should_recompute_derived_visit_counts INTEGER, ' +
    'visit_count_score INTEGER',
  history_tombstones:
    'id INTEGER PRIMARY KEY, start_time REAL, end_time REAL, url TEXT, generation INTEGER',
  history_visits:
    'id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, title TEXT, ' +
    'load_successful BOOLEAN, http_non_get BOOLEAN, synthesized BOOLEAN, ' +
    'redirect_source INTEGER, redirect_destination INTEGER, origin INTEGER, ' +
    'generation INTEGER, attributes INTEGER, score INTEGER',
  metadata: 'key TEXT, value',
} as const;

/** BrowserState.db of Safari */
export const browserStateSchema = {
  browser_windows:
    'id INTEGER PRIMARY KEY, uuid TEXT, type INTEGER, active_document_index INTEGER, ' +
    'active_private_document_index INTEGER, active_document_is_valid BOOL, ' +
    'tab_state_successfully_loaded BOOL, legacy_plist_file_version INTEGER, scene_id TEXT',
  tab_sessions:
    'id INTEGER PRIMARY KEY, tab_uuid TEXT, session_data BLOB, ' +
    'uncompressed_session_data_size INTEGER',
  tabs:
    'id INTEGER PRIMARY KEY, uuid TEXT, title TEXT, url TEXT, user_visible_url TEXT, ' +
    'order_index INTEGER, last_viewed_time REAL, readinglist_bookmark_id INTEGER, ' +
    'opened_from_link BOOL, showing_reader BOOL, reader_view_top_scroll_offset INTEGER, ' +
    'private_browsing BOOL, displaying_standalone_image BOOL, browser_window_uuid TEXT, ' +
    'browser_window_id INTEGER',
} as const;

/** History of Chrome */
export const chromeHistorySchema = {
  urls:
    'id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR, visit_count INTEGER, ' +
    'typed_count INTEGER, last_visit_time INTEGER, hidden INTEGER',
  visits:
    'id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER, from_visit INTEGER, ' +
    'transition INTEGER, segment_id INTEGER, visit_duration INTEGER',
  visit_source: 'id INTEGER PRIMARY KEY, source INTEGER',
  keyword_search_terms:
    'keyword_id INTEGER, url_id INTEGER, lower_term LONGVARCHAR, term LONGVARCHAR',
} as const;

/** Favicons of Chrome */
export const chromeFaviconsSchema = {
  icon_mapping: 'id INTEGER PRIMARY KEY, page_url LONGVARCHAR NOT NULL, icon_id INTEGER',
  favicons: 'id INTEGER PRIMARY KEY, url LONGVARCHAR NOT NULL, icon_type INTEGER DEFAULT 1',
  favicon_bitmaps:
    'id INTEGER PRIMARY KEY, icon_id INTEGER NOT NULL, last_updated INTEGER DEFAULT 0, ' +
    'image_data BLOB, width INTEGER DEFAULT 0, height INTEGER DEFAULT 0, ' +
    'last_requested INTEGER DEFAULT 0',
} as const;

/** DataUsage.sqlite */
export const dataUsageSchema = {
  ZLIVEUSAGE:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZKIND INTEGER, ' +
    'ZMETADATA INTEGER, ZTAG INTEGER, ZHASPROCESS INTEGER, ZBILLCYCLEEND TIMESTAMP, ' +
    'ZTIMESTAMP TIMESTAMP, ZWIFIIN FLOAT, ZWIFIOUT FLOAT, ZWWANIN FLOAT, ZWWANOUT FLOAT',
  ZPROCESS:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZFIRSTTIMESTAMP TIMESTAMP, ' +
    'ZTIMESTAMP TIMESTAMP, ZBUNDLENAME VARCHAR, ZPROCNAME VARCHAR',
  Z_METADATA: 'Z_VERSION INTEGER PRIMARY KEY, Z_UUID VARCHAR(255), Z_PLIST BLOB',
  Z_PRIMARYKEY: 'Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR, Z_SUPER INTEGER, Z_MAX INTEGER',
} as const;

/** TCC.db, iOS 14 */
export const tccSchema = {
  access:
    'service TEXT, client TEXT, client_type INTEGER, auth_value INTEGER, ' +
    'auth_reason INTEGER, auth_version INTEGER, csreq BLOB, policy_id INTEGER, ' +
    'indirect_object_identifier_type INTEGER, indirect_object_identifier TEXT, ' +
    'indirect_object_code_identity BLOB, flags INTEGER, last_modified INTEGER, ' +
    'PRIMARY KEY (service, client, client_type, indirect_object_identifier)',
  access_overrides: 'service TEXT PRIMARY KEY',
  admin: 'key TEXT PRIMARY KEY, value INTEGER',
  expired:
    'service TEXT, client TEXT, client_type INTEGER, csreq BLOB, last_modified INTEGER, ' +
    'expired_at INTEGER, PRIMARY KEY (service, client, client_type)',
  policies: 'id INTEGER PRIMARY KEY, bundle_id TEXT, uuid TEXT, display TEXT',
} as const;

/** Calendar.sqlitedb, iOS 14 */
export const calendarSchema = {
  CalendarItem:
    'ROWID INTEGER PRIMARY KEY, summary TEXT, location_id INTEGER, ' +
    'client_location_id INTEGER, description TEXT, start_date REAL, start_tz TEXT, ' +
    'end_date REAL, end_tz TEXT, all_day INTEGER, calendar_id INTEGER, orig_item_id INTEGER, ' +
    'orig_date REAL, organizer_id INTEGER, self_attendee_id INTEGER, status INTEGER, ' +
    'invitation_status INTEGER, availability INTEGER, privacy_level INTEGER, url TEXT, ' +
    'last_modified REAL, sequence_num INTEGER, birthday_id INTEGER, ' +
    'modified_properties INTEGER, external_tracking_status INTEGER, external_id TEXT, ' +
    'external_mod_tag TEXT, unique_identifier TEXT, external_schedule_id TEXT, ' +
    'external_rep BLOB, response_comment TEXT, last_synced_response_comment TEXT, ' +
    'hidden INTEGER, has_recurrences INTEGER, has_attendees INTEGER, UUID TEXT, ' +
    'entity_type INTEGER, priority INTEGER, due_date REAL, due_tz TEXT, due_all_day INTEGER, ' +
    'completion_date REAL, creation_date REAL, action TEXT, app_link BLOB, ' +
    'display_order INTEGER, created_by_id INTEGER, modified_by_id INTEGER, ' +
    'shared_item_created_date REAL, shared_item_created_tz TEXT, ' +
    'shared_item_modified_date REAL, shared_item_modified_tz TEXT, ' +
    'invitation_changed_properties INTEGER, default_alarm_removed INTEGER, ' +
    'phantom_master INTEGER, participation_status_modified_date REAL, calendar_scale TEXT, ' +
    'travel_time INTEGER, travel_advisory_behavior INTEGER, start_location_id INTEGER, ' +
    'end_location_id INTEGER, suggested_event_info_id INTEGER, first_alert_date REAL, ' +
    'proposed_start_date REAL, can_forward INTEGER, location_prediction_state INTEGER, ' +
    'fired_ttl INTEGER, disallow_propose_new_time INTEGER, structured_data BLOB, ' +
    'local_structured_data BLOB, junk_status INTEGER, conference_url TEXT, ' +
    'contact_identifier TEXT, recurrence_set TEXT, flags INTEGER, contact_name TEXT',
  Participant:
    'ROWID INTEGER PRIMARY KEY, entity_type INTEGER, type INTEGER, status INTEGER, ' +
    'pending_status INTEGER, role INTEGER, identity_id INTEGER, owner_id INTEGER, ' +
    'external_rep BLOB, UUID TEXT, email TEXT, phone_number TEXT, is_self INTEGER, ' +
    'comment TEXT, schedule_agent INTEGER, flags INTEGER, last_modified REAL, ' +
    'proposed_start_date REAL, invited_by TEXT, proposed_start_date_status INTEGER, ' +
    'comment_last_modified REAL',
} as const;

/** CallHistory.storedata */
export const callHistorySchema = {
  ZCALLRECORD:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZANSWERED INTEGER, ' +
    'ZCALL_CATEGORY INTEGER, ZCALLTYPE INTEGER, ZDISCONNECTED_CAUSE INTEGER, ' +
    'ZFACE_TIME_DATA INTEGER, ZFILTERED_OUT_REASON INTEGER, ZHANDLE_TYPE INTEGER, ' +
    'ZHASMESSAGE INTEGER, ZJUNKCONFIDENCE INTEGER, ZORIGINATED INTEGER, ZREAD INTEGER, ' +
    'ZWASEMERGENCYCALL INTEGER, ZCOMMUNICATIONTRUSTSCORE INTEGER, ZDATE TIMESTAMP, ' +
    'ZDURATION FLOAT, ZADDRESS VARCHAR, ZISO_COUNTRY_CODE VARCHAR, ' +
    'ZJUNKIDENTIFICATIONCATEGORY VARCHAR, ZLOCATION VARCHAR, ZNAME VARCHAR, ' +
    'ZSERVICE_PROVIDER VARCHAR, ZUNIQUE_ID VARCHAR',
  ZHANDLE:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZTYPE INTEGER, ' +
    'ZNORMALIZEDVALUE VARCHAR, ZVALUE VARCHAR',
  Z_2REMOTEPARTICIPANTHANDLES:
    'Z_2REMOTEPARTICIPANTCALLS INTEGER, Z_4REMOTEPARTICIPANTHANDLES INTEGER',
} as const;

/** AddressBook.sqlitedb, iOS 15 */
export const addressBookSchema = {
  ABPerson:
    'ROWID INTEGER PRIMARY KEY, First TEXT, Last TEXT, Middle TEXT, FirstPhonetic TEXT, ' +
    'MiddlePhonetic TEXT, LastPhonetic TEXT, Organization TEXT, Department TEXT, Note TEXT, ' +
    'Kind INTEGER, Birthday TEXT, JobTitle TEXT, Nickname TEXT, Prefix TEXT, Suffix TEXT, ' +
    'FirstSort TEXT, LastSort TEXT, CreationDate INTEGER, ModificationDate INTEGER, ' +
    'CompositeNameFallback TEXT, ExternalIdentifier TEXT, ExternalModificationTag TEXT, ' +
    'ExternalUUID TEXT, StoreID INTEGER, DisplayName TEXT, ExternalRepresentation BLOB, ' +
    'FirstSortSection TEXT, LastSortSection TEXT, FirstSortLanguageIndex INTEGER, ' +
    'LastSortLanguageIndex INTEGER, PersonLink INTEGER, ImageURI TEXT, ' +
    'IsPreferredName INTEGER, guid TEXT, PhonemeData TEXT, AlternateBirthday TEXT, ' +
    'MapsData TEXT, FirstPronunciation TEXT, MiddlePronunciation TEXT, ' +
    'LastPronunciation TEXT, OrganizationPhonetic TEXT, OrganizationPronunciation TEXT, ' +
    'PreviousFamilyName TEXT, PreferredLikenessSource TEXT, PreferredPersonaIdentifier TEXT, ' +
    'PreferredChannel TEXT, DowntimeWhitelist TEXT, ImageType TEXT, ImageHash BLOB, ' +
    'MemojiMetadata BLOB',
  ABMultiValue:
    'UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER, identifier INTEGER, ' +
    'label INTEGER, value TEXT, guid TEXT',
  ABMultiValueEntry: 'parent_id INTEGER, key INTEGER, value TEXT, UNIQUE(parent_id, key)',
  ABMultiValueEntryKey: 'value TEXT, UNIQUE(value)',
  ABMultiValueLabel: 'value TEXT',
  ABStore:
    'ROWID INTEGER PRIMARY KEY, Name TEXT, ExternalIdentifier TEXT, Type INTEGER, ' +
    'ConstraintsPath TEXT, ExternalModificationTag TEXT, ExternalSyncTag TEXT, ' +
    'StoreInternalIdentifier TEXT, AccountID INTEGER, Enabled INTEGER, SyncData BLOB, ' +
    'MeIdentifier INTEGER, Capabilities INTEGER, guid TEXT, LastSyncDate TEXT',
} as const;

/** observations.db of WebKit, iOS 14 */
export const observationsSchema = {
  ObservedDomains:
    'domainID INTEGER PRIMARY KEY, registrableDomain TEXT, lastSeen REAL, ' +
    'hadUserInteraction INTEGER, mostRecentUserInteractionTime REAL, grandfathered INTEGER, ' +
    'isPrevalent INTEGER, isVeryPrevalent INTEGER, dataRecordsRemoved INTEGER, ' +
    'timesAccessedAsFirstPartyDueToUserInteraction INTEGER, ' +
    'timesAccessedAsFirstPartyDueToStorageAccessAPI INTEGER, ' +
    'isScheduledForAllButCookieDataRemoval INTEGER',
  TopLevelDomains: 'topLevelDomainID INTEGER PRIMARY KEY',
  SubresourceUnderTopFrameDomains:
    'subresourceDomainID INTEGER, lastUpdated REAL, topFrameDomainID INTEGER',
  TopFrameUniqueRedirectsTo: 'sourceDomainID INTEGER, toDomainID INTEGER',
} as const;

/** interactionC.db */
export const interactionSchema = {
  ZINTERACTIONS:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZDIRECTION INTEGER, ' +
    'ZISRESPONSE INTEGER, ZMECHANISM INTEGER, ZRECIPIENTCOUNT INTEGER, ZSENDER INTEGER, ' +
    'ZCREATIONDATE TIMESTAMP, ZENDDATE TIMESTAMP, ZSTARTDATE TIMESTAMP, ZACCOUNT VARCHAR, ' +
    'ZBUNDLEID VARCHAR, ZCONTENTURL VARCHAR, ZDERIVEDINTENTIDENTIFIER VARCHAR, ' +
    'ZDOMAINIDENTIFIER VARCHAR, ZGROUPNAME VARCHAR, ZLOCATIONUUID VARCHAR, ' +
    'ZTARGETBUNDLEID VARCHAR, ZUUID VARCHAR',
  ZCONTACTS:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ' +
    'ZINCOMINGRECIPIENTCOUNT INTEGER, ZINCOMINGSENDERCOUNT INTEGER, ' +
    'ZOUTGOINGRECIPIENTCOUNT INTEGER, ZCREATIONDATE TIMESTAMP, ' +
    'ZFIRSTINCOMINGRECIPIENTDATE TIMESTAMP, ZFIRSTINCOMINGSENDERDATE TIMESTAMP, ' +
    'ZFIRSTOUTGOINGRECIPIENTDATE TIMESTAMP, ZLASTINCOMINGRECIPIENTDATE TIMESTAMP, ' +
    'ZLASTINCOMINGSENDERDATE TIMESTAMP, ZLASTOUTGOINGRECIPIENTDATE TIMESTAMP, ' +
    'ZCUSTOMIDENTIFIER VARCHAR, ZDISPLAYNAME VARCHAR, ZIDENTIFIER VARCHAR, ZPERSONID VARCHAR',
  ZATTACHMENT:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZSIZEINBYTES INTEGER, ' +
    'ZCLOUDIDENTIFIER VARCHAR, ZCONTENTTEXT VARCHAR, ZCONTENTURL VARCHAR, ' +
    'ZPHOTOLOCALIDENTIFIER VARCHAR, ZUTI VARCHAR, ZIDENTIFIER BLOB',
  Z_1INTERACTIONS:
    'Z_1ATTACHMENTS INTEGER, Z_3INTERACTIONS INTEGER, ' +
    'PRIMARY KEY (Z_1ATTACHMENTS, Z_3INTERACTIONS)',
  Z_2INTERACTIONRECIPIENT:
    'Z_2RECIPIENTS INTEGER, Z_3INTERACTIONRECIPIENT INTEGER, ' +
    'PRIMARY KEY (Z_2RECIPIENTS, Z_3INTERACTIONRECIPIENT)',
} as const;

/** Shortcuts.sqlite */
export const shortcutsSchema = {
  ZSHORTCUT:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZACTIONCOUNT INTEGER, ' +
    'ZACTIONS INTEGER, ZCREATIONDATE TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ' +
    'ZACTIONSDESCRIPTION VARCHAR, ZNAME VARCHAR, ZWORKFLOWID VARCHAR',
  ZSHORTCUTACTIONS:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZSHORTCUT INTEGER, ZDATA BLOB',
} as const;
