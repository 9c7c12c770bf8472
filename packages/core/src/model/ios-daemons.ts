/**
 * Daemons and agents of iOS that use the network under their own name, as a public research image of an ordinary phone counts them
 * (`netusage.sqlite` of plaso's test data) and as public lists of `/System/Library/LaunchDaemons` name them (iOS 12 to 17).
 * Whole names only: spyware was seen under names that begin like these, and under `com.apple.` names that Apple never gave.
 */
const names = `
accountsd adprivacyd aggregated akd amfid amsaccountsd amsengagementd analyticsd appconduitd AppleCredentialManagerDaemon
AppPredictionIntentsHelperService appstored apsd askpermissiond AssetCacheLocatorService assetsd assistant_service assistantd atc 
audiomxd avatarsd avconferenced awdd axassetsd backboardd BackupAgent2 biomed biomesyncd bird bluetoothd bluetoothuserd bookassetd BTLEServer
BTServer businessservicesd calaccessd callservicesd captiveagent CarPlayContentService CategoriesService cfnetworkagent cfprefsd ckdiscretionaryd cloudd
cloudkeychainproxyd cloudpaird cloudphotod com.apple.accessibility.mediaaccessibilityd com.apple.aggregated
com.apple.AMPIDService com.apple.amsengagementd com.apple.appstored com.apple.assistant_service com.apple.AssistantServices com.apple.atc
com.apple.bird com.apple.CloudDocs.container-metadata com.apple.cloudd com.apple.cloudpaird com.apple.coreduetd
com.apple.DiagnosticsService com.apple.dprivacyd com.apple.fitcored com.apple.geod com.apple.icloud.findmydeviced com.apple.icloud.fmflocatord
com.apple.icloud.searchpartyd com.apple.ids.idsremoteurlconnectionagent com.apple.imagent com.apple.itunescloudd com.apple.kbd com.apple.locationd
com.apple.MobileActivationMigrator com.apple.MobileAsset com.apple.mobile.softwareupdated com.apple.mobileassetd com.apple.migrationpluginwrapper
com.apple.nanoweatherd com.apple.NRD.UpdateBrainService com.apple.online-auth-agent com.apple.OTACrashCopier com.apple.parsecd
com.apple.passd com.apple.pipelined com.apple.protectedcloudstorage.protectedcloudkeysyncing com.apple.routined com.apple.SafariBookmarksSyncAgent
com.apple.sbd com.apple.ScreenTimeAgent com.apple.security.cuttlefish com.apple.securityd com.apple.siri-distributed-evaluation com.apple.siriknowledged
com.apple.transparencyd com.apple.triald com.apple.trustd com.apple.voiced com.apple.WebKit.Networking com.apple.willowd
CommCenter CommCenterMobileHelper CommCenterRootHelper companionappd configd contactsd containermanagerd contextstored coreauthd
corebrightnessd coreduetd coreidvd corespeechd CrashHousekeeping crash_mover cryptexd ctkd CumulativeUsageTracker dasd dataaccessd
deleted destinationd devicecheckd DiagnosticsService diagnosticd discoveryd distnoted dmd donotdisturbd DPSubmissionService duetexpertd DTServiceHub eapolclient
eventkitsyncd familycircled familycontrols familynotificationd FamilyControlsAgent fileproviderd filecoordinationd financed findmybeaconingd
findmydeviced findmylocateagent fitcore fitcored fmfd fmflocatord FMIPClientXPCService followupd gamecontrollerd gamed geoanalyticsd geocorrectiond geod GSSCred
healthappd healthd healthrecordsd heard homed HomeDeviceService iap2d iapauthd iaptransportd icloudmailagent identityservicesd
idcredd IDSRemoteURLConnectionAgent imagent IMAutomaticHistoryDeletionAgent IMDPersistenceAgent IMRemoteURLConnectionAgent IMTransferAgent ind installcoordinationd installd
intelligenceplatformd intents_helper ioupsd iosdiagnosticsd itunescloudd itunesstored kbd kernel_task keybagd knowledge-agent languageassetd launchd
linkd livefileproviderd locationd lockdownd logd lsd lskdd mDNSResponder mDNSResponderHelper maild managedconfigurationd mapspushd MapsSupport mediaanalysisd
mediaartworkd medialibraryd mediaparserd mediaremoted mediasetupd mediaserverd mediastream.mstreamd misagent misd mlhostd MobileBackup mobileactivationd mobileassetd MobileAccessoryUpdater
mobilegestalt.xpc mobilestoredemod mobiletimerd mobile_installation_proxy mobile_obliterator mstreamd musicd nanobackupd nanomapscd NanoMusicSync NanoUniverse
nanoprefsyncd nanoregistryd nanoregistrylaunchd nanosystemsettingsd nanotimekitcompaniond nanoweatherprefs nanoweatherprefsd navd ndoagent nearbyd nehelper nesessionmanager networkd networkserviceproxy
newsd nfcd nfrestore_service notification_proxy notifyd nptocompaniond NPKCompanionAgent nsurlsessiond nsurlstoraged NRDUpdated online-auth-agent ospredictiond OTACrashCopier OTATaskingAgent otpaird
parsec-fbf parsecd passd passwordbreachd pasted peakpowermanagerd peopled personad photoanalysisd photolibraryd pipelined pipelinestatusd pkd
PodcastContentService powerd PowerUIAgent privacyaccountingd progressd promotedcontentd proactiveeventtrackerd proximitycontrold ptpcamerad ptpd purplebuddy rapportd
recentsd remindd remotemanagementd RemoteManagementAgent replayd ReportCrash routined rtcreportingd runningboardd SafariBookmarksSyncAgent
safarifetcherd sandboxd sbd ScreenTimeAgent ScreenshotServicesService seard searchd searchpartyd securityd securityuploadd seld seserviced shazamd sharingd siriinferenced siriactionsd siriknowledged
sociallayerd softwareupdated softwareupdateservicesd SoftwareUpdateService spaceattributiond splashboardd SpringBoard spindump sportsd storebookkeeperd storekitd
streaming_zip_conduit studentd suggestd SubmitDiagInfo swcd symptomsd symptomsd-diag syncdefaultsd syncdiagnosed syncservicesd sysdiagnosed tailspind tccd terminusd thermalmonitord
timed timezoneupdates.tzd tipsd touchsetupd translationd transparencyd triald trustd TrustedPeersHelper tursd UARPUpdaterServiceDFU UserEventAgent useractivityd
userfs_helper usermanagerd UsageTrackingAgent videosubscriptionsd vmd voiced voicememod watchlistd wcd weatherd webbookmarksd webinspectord
wifianalyticsd WiFiFirmwareLoader wifid wifip2pd wifivelocityd wirelessproxd WirelessRadioManagerd xpcproxy
`;

/** Whole names, as the files are called; what the kernel cut off is asked of `isIosDaemon` only. */
export const iosDaemons: ReadonlySet<string> = new Set(names.trim().split(/\s+/));

/** The kernel keeps so many characters of a name, in some tables one less. */
const cutLengths = [15, 16];
const cutNames: ReadonlySet<string> = new Set(
  [...iosDaemons].flatMap((name) =>
    cutLengths.filter((length) => name.length > length).map((length) => name.slice(0, length)),
  ),
);

/** Whether a process has the name of a daemon of iOS, be it cut; also where another one, such as that of a watch, stands before it. */
export function isIosDaemon(process: string): boolean {
  const name = process.slice(process.lastIndexOf('/') + 1);
  return iosDaemons.has(name) || cutNames.has(name);
}
