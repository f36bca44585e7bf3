namespace MetricsKit.Declarations;

/// <summary>Things that have ids: those that come by the million, and those that an operator sets up.</summary>
internal static class Subjects
{
    private static readonly HashSet<string> Many = NameMeanings.Words(
        "user usr customer order purchase request req response session message msg mail email transaction tx txn trxn correlation conversation trace span activity "
        + "device account acct payment invoice charge refund payout cart basket checkout ticket document doc file blob record row person member player character "
        + "connection conn socket execution invocation completion call operation visitor contact subscriber booking reservation shipment parcel "
        + "package delivery article post comment thread reply chat room match lobby wallet block hash item entry saga batch upload download "
        + "patient student employee driver vehicle car ride trip passenger loan card token cookie credential login identity profile lead quote offer bid ask trade "
        + "photo image picture video track song album playlist stream recording asset attachment transfer deposit withdrawal claim policy case issue "
        + "correlationid requestid sku isbn imei imsi iban vin mac phone friend follower participant attendee guest tweet toot note "
        + "shopper claimant keeper boat vessel flight badge claim complaint personnel staff tracking serial plate badge reference passport licence license membership routing case holder buyer seller bidder workflowinstance subject party citizen voter applicant candidate resident");

    private static readonly HashSet<string> Few = NameMeanings.Words(
        "shard partition group worker node region zone cluster pool queue topic exchange template rule model plan tier version build provider channel event app "
        + "application service machine instance process cpu core slot bucket server broker replica producer consumer type category status state code error reason "
        + "country language locale currency culture feature flag experiment variant chain network protocol method endpoint route handler action stage step level kind plugin "
        + "module component tool sensor disk drive port interface table column index schema database db collection role permission scope "
        + "subscription definition strategy algorithm adapter connector gateway pipeline processor filter view page screen controller schedule cron timer "
        + "category section department environment env datacenter dc rack location source sink target layer mode format codec mime "
        + "metric label dashboard alert monitor probe check test suite collector cache gpu vendor manufacturer class system host "
        + "descriptor assembly namespace field property");

    // Configured in one service, and by the million in another.
    private static readonly HashSet<string> Either = NameMeanings.Words("client caller callee api entity object peer agent bot key");

    private static readonly HashSet<string> Tenants = NameMeanings.Words(
        "tenant company organization organisation org workspace shop store merchant site partner project team business enterprise franchise guild realm domain agency school clinic hospital brand publisher advertiser affiliate");

    private static readonly HashSet<string> Named = NameMeanings.Words(
        "blob document video image photo upload user player customer nick first last given family account login screen person member contact patient student file author sender recipient "
        + "claimant shopper keeper passenger resident speaker caller subscriber nominee winner driver employee guest participant subscriber visitor owner friend holder buyer seller assignee reporter creator uploader winner bidder applicant reviewer");

    /// <summary>What an id of the thing is; a sense of none for a word that no list has.</summary>
    public static NameMeaning Of(string subject) =>
        Many.Contains(subject) ? new NameMeaning(NameSense.Identity, Singular(subject))
        : Tenants.Contains(subject) ? new NameMeaning(NameSense.Tenant, subject)
        : Either.Contains(subject) ? new NameMeaning(NameSense.LikelyIdentity, "item") { MayBeFew = true }
        : Few.Contains(subject) ? new NameMeaning(NameSense.Bounded, "")
        : NameMeaning.None;

    // Each has a new one whenever it starts or is set up, and there are few at a time.
    private static readonly HashSet<string> Running = NameMeanings.Words("cluster node machine host server service worker replica app application broker system datacenter shard");

    /// <summary>True for a part of the running service, of which each has its own id.</summary>
    public static bool IsOfTheService(string subject) => Running.Contains(subject);

    /// <summary>True for things whose name is theirs alone.</summary>
    public static bool HasPersonalName(string subject) => Named.Contains(subject);

    /// <summary>What a key of the thing is.</summary>
    public static NameMeaning OfKey(string subject) => subject switch
    {
        "idempotency" or "api" or "session" or "user" or "access" or "public" or "private" or "encryption" => new NameMeaning(NameSense.Identity, subject),
        "cache" or "redis" or "storage" or "blob" or "object" or "s3" or "row" or "primary" or "document" => new NameMeaning(NameSense.LikelyIdentity, subject),
        _ => NameMeaning.None,
    };

    private static string Singular(string subject) => subject switch
    {
        "usr" => "user",
        "req" => "request",
        "msg" => "message",
        "tx" or "txn" or "trxn" => "transaction",
        "acct" => "account",
        "doc" => "document",
        "conn" or "socket" => "connection",
        "correlation" or "correlationid" or "requestid" => "request",
        _ => subject,
    };
}
