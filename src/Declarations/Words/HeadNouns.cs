namespace MetricsKit.Declarations;

/// <summary>Nouns that say by themselves whether there are many of a thing.</summary>
internal static class HeadNouns
{
    private static readonly Dictionary<string, string> Many = new(StringComparer.Ordinal)
    {
        ["user"] = "user", ["username"] = "user", ["userid"] = "user", ["nickname"] = "user", ["login"] = "user", ["email"] = "user", ["mail"] = "user", ["phone"] = "user",
        ["ssn"] = "person", ["session"] = "session", ["sessionid"] = "session", ["cookie"] = "session", ["token"] = "token", ["jwt"] = "token",
        ["trace"] = "trace", ["traceid"] = "trace", ["spanid"] = "span", ["traceparent"] = "trace", ["span"] = "span", ["correlation"] = "request", ["correlationid"] = "request",
        ["path"] = "address", ["url"] = "address", ["uri"] = "address", ["href"] = "address", ["referer"] = "address", ["referrer"] = "address", ["permalink"] = "address",
        ["query"] = "query", ["querystring"] = "query", ["sql"] = "query", ["statement"] = "query",
        ["ip"] = "client", ["ipaddress"] = "client", ["ipv4"] = "client", ["ipv6"] = "client", ["useragent"] = "client",
        ["guid"] = "item", ["uuid"] = "item", ["ulid"] = "item", ["hash"] = "item", ["checksum"] = "item", ["fingerprint"] = "item", ["digest"] = "item", ["sha256"] = "item", ["md5"] = "item", ["etag"] = "item", ["nonce"] = "item", ["signature"] = "item",
        ["timestamp"] = "moment", ["datetime"] = "moment", ["ticks"] = "moment",
        ["message"] = "message", ["stacktrace"] = "failure", ["stack"] = "failure", ["body"] = "request", ["payload"] = "request",
        ["filename"] = "file", ["filepath"] = "file", ["latitude"] = "place", ["longitude"] = "place", ["lat"] = "place", ["lon"] = "place", ["lng"] = "place",
        ["nick"] = "user", ["recipient"] = "user", ["sender"] = "user", ["passport"] = "person", ["street"] = "address", ["postcode"] = "address", ["barcode"] = "item", ["serial"] = "item", ["registration"] = "item", ["plate"] = "vehicle",
        ["slug"] = "item", ["fullname"] = "user", ["surname"] = "user", ["birthday"] = "person", ["birthdate"] = "person", ["cursor"] = "request", ["offset"] = "message", ["coordinates"] = "place", ["headline"] = "item", ["note"] = "item", ["notes"] = "item", ["comment"] = "item", ["description"] = "item",
        ["searchterm"] = "query", ["prompt"] = "query", ["commandtext"] = "query", ["objectkey"] = "item",
        ["imei"] = "device", ["imsi"] = "device", ["iban"] = "account", ["isbn"] = "item", ["vin"] = "vehicle", ["sku"] = "item",
    };

    private static readonly Dictionary<string, string> Likely = new(StringComparer.Ordinal)
    {
        ["term"] = "query", ["keyword"] = "query", ["phrase"] = "query", ["reference"] = "item", ["address"] = "address", ["customer"] = "customer", ["player"] = "player", ["author"] = "user", ["person"] = "person", ["buyer"] = "user", ["seller"] = "user", ["owner"] = "user", ["assignee"] = "user", ["creator"] = "user", ["uploader"] = "user", ["bidder"] = "user", ["holder"] = "user", ["visitor"] = "visitor",
        ["count"] = "count", ["date"] = "day", ["time"] = "moment", ["content"] = "item", ["subject"] = "message", ["hostname"] = "host",
        ["agent"] = "client", ["endpoint"] = "address", ["file"] = "file", ["directory"] = "file", ["folder"] = "file",
    };

    private static readonly HashSet<string> Measured = NameMeanings.Words("duration elapsed latency ms milliseconds millis microseconds seconds bytes size length amount price balance temperature");

    private static readonly HashSet<string> Few = NameMeanings.Words(
        "type kind status state code category class level mode reason result outcome phase stage step region zone environment env version scheme template route pattern "
        + "method verb operation action command event handler controller module component service server node shard partition queue topic group pool worker provider protocol format "
        + "codec language locale country currency culture platform os arch architecture tier plan role scope severity priority direction side source origin target "
        + "strategy policy feature flag variant encoding extension job stage enum bucket db database table collection schema index op symbol "
        + "timeout interval period threshold limit ttl backoff retention window quota budget expiration expiry");

    // What makes an address or text one of the operator's own.
    private static readonly HashSet<string> Configured = NameMeanings.Words("base root route template config configured mount metrics pattern health relative endpoint default log working content");

    /// <summary>The meaning; null for a noun that no list has.</summary>
    public static NameMeaning? Of(string head, string before)
    {
        if (Few.Contains(head))
        {
            return new NameMeaning(NameSense.Bounded, "");
        }

        if (Many.TryGetValue(head, out string? thing) || (head.Length > 4 && head[head.Length - 1] == 's' && Many.TryGetValue(head.Substring(0, head.Length - 1), out thing)))
        {
            return thing == "address" && Configured.Contains(before) ? NameMeaning.None
                : head is "url" or "uri" or "href" or "path" && Subjects.Of(before).Sense is NameSense.Bounded or NameSense.Tenant && before is not ("request" or "route" or "page" or "view") ? new NameMeaning(NameSense.LikelyIdentity, thing) { MayBeFew = true } // of a server, a monitor, a site
                : head == "span" && before is not ("" or "trace" or "parent" or "root" or "child") ? NameMeaning.None // a piece of memory
                : head == "description" && Subjects.Of(before).Sense == NameSense.Bounded ? new NameMeaning(NameSense.Bounded, "")
                : head == "slug" && Subjects.Of(before) is { Sense: NameSense.Tenant } tenant ? tenant
                : new NameMeaning(NameSense.Identity, thing);
        }

        if (head is "tenant" or "org" or "organization" or "organisation" or "company" or "workspace")
        {
            return new NameMeaning(NameSense.Tenant, head);
        }

        if (head == "agent" && before == "user")
        {
            return new NameMeaning(NameSense.Identity, "client");
        }

        if (Likely.TryGetValue(head, out string? likely))
        {
            return head == "address" && before is "ip" or "remote" or "client" or "email" or "mail" or "wallet" or "mac" or "src" or "dst"
                ? new NameMeaning(NameSense.Identity, before is "email" or "mail" ? "user" : "client")
                : new NameMeaning(NameSense.LikelyIdentity, likely);
        }

        return Measured.Contains(head) && !(before is "block" or "page" or "batch" or "buffer" or "chunk" or "key" or "pool" or "window" or "max" or "min" or "shirt" or "limit"
                or "period" or "interval" or "timeout" or "threshold" or "retention" or "resolution" or "bucket" or "granularity" or "ttl" or "lease")
            ? new NameMeaning(NameSense.Measurement, head is "ms" or "milliseconds" or "millis" or "microseconds" or "seconds" or "elapsed" or "latency" ? "duration" : head is "bytes" or "length" ? "size" : head)
            : null;
    }
}
