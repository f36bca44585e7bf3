namespace MetricsKit.Declarations;

/// <summary>Reads what a name says by its last word, and by the word before where the last one is <c>id</c>, <c>name</c> or <c>key</c>. Words inside a name prove little: <c>email_template</c> is fine.</summary>
public static class NameMeanings
{
    private static readonly NameMeaning Bounded = new(NameSense.Bounded, "");

    // Facts of the build and of the machine: one value a process, whatever the last word is.
    private static readonly HashSet<string> OfTheBuild = Words("build git commit assembly framework sdk os runtime image version release compile compiled branch");

    // What is left of an address or a text then may be one of few.
    private static readonly HashSet<string> Narrowing = Words("normalize normalise normalized normalised sanitize sanitise sanitized sanitised simplify simplified templated collapse collapsed canonicalize categorize classify");

    // Names of loop variables and of what code is about in general.
    private static readonly HashSet<string> Anything = Words("item entity entry value obj object model element result data this row record");

    private static readonly HashSet<string> OtherSide = Words("source src destination dest dst remote peer client sender caller visitor");

    private static readonly HashSet<string> Questions = Words("is has can should was use allow enable needs");

    /// <summary>The meaning of a label's or variable's name.</summary>
    /// <param name="name">As it is written: <c>userId</c>, <c>user.id</c>.</param>
    /// <param name="owners">Names of what it is read from, nearest first: <c>order</c> for <c>order.Id</c>.</param>
    public static NameMeaning Of(string name, IReadOnlyList<string>? owners = null)
    {
        List<string> words = NameWords.Of(name);
        if (words.Count == 0)
        {
            return NameMeaning.None;
        }

        if (words.Count > 1 && (Questions.Contains(words[0]) || words.Take(words.Count - 1).Any(OfTheBuild.Contains)))
        {
            return Bounded;
        }

        NameMeaning meaning = OfWords(words, owners);
        return meaning.Sense == NameSense.Identity && (Narrowing.Contains(words[0]) || owners?.Count > 0 && IsOfDefinition(owners))
            ? meaning with { Sense = NameSense.LikelyIdentity, MayBeFew = true }
            : meaning;
    }

    private static NameMeaning OfWords(List<string> words, IReadOnlyList<string>? owners)
    {
        string head = words[words.Count - 1];
        string before = words.Count > 1 ? words[words.Count - 2] : "";
        string subject = before.Length > 0 ? before : OwnerOf(owners, "id");
        return head switch
        {
            "id" or "ids" or "identifier" or "uid" or "oid" or "pk" => OfId(subject),
            "number" or "no" or "nr" => Subjects.Of(subject) is { Sense: not NameSense.None } numbered ? numbered : before.Length > 0 && head == "number" ? new NameMeaning(NameSense.LikelyIdentity, before) : NameMeaning.None,
            "name" or "names" or "title" => OfName(before, OwnerOf(owners, "name")),
            "uuid" or "guid" or "ulid" when Subjects.IsOfTheService(before) || before is "instance" or "process" => new NameMeaning(NameSense.LikelyIdentity, before) { MayBeFew = true },
            "key" => Subjects.OfKey(before),
            "address" or "ip" or "ipaddress" when Subjects.Of(OwnerOf(owners, "id")).Sense == NameSense.Bounded => new NameMeaning(NameSense.LikelyIdentity, "address") { MayBeFew = true }, // a node's
            _ => OfHead(head, before.Length > 0 ? before : OwnerOf(owners, "id")),
        };
    }

    // A definition, a template, a spec: an operator writes them.
    private static bool IsOfDefinition(IReadOnlyList<string> owners) =>
        owners.Take(2).Any(owner => NameWords.Of(owner) is { Count: > 1 } words && words[words.Count - 1] is "def" or "definition" or "template" or "spec" or "specification" or "descriptor" or "catalog");

    private static NameMeaning OfHead(string head, string before)
    {
        if (HeadNouns.Of(head, before) is { } noun)
        {
            return noun;
        }

        // "userid", written as one word.
        return head.Length > 4 && head.EndsWith("id", StringComparison.Ordinal) && Subjects.Of(head.Substring(0, head.Length - 2)) is { Sense: not NameSense.None } joined
            ? joined
            : NameMeaning.None;
    }

    private static NameMeaning OfId(string subject) =>
        subject.Length == 0 ? new NameMeaning(NameSense.LikelyIdentity, "item")
        : Subjects.Of(subject) is { Sense: not NameSense.None } known ? known
        : new NameMeaning(NameSense.LikelyIdentity, subject);

    /// <summary>True for an id or key of a part of the running service, of which there are few, each with a new one when it starts.</summary>
    /// <param name="name">As for <see cref="Of"/>.</param>
    /// <param name="owners">As for <see cref="Of"/>.</param>
    public static bool IsOfTheService(string name, IReadOnlyList<string> owners) =>
        NameWords.Of(name) is var words && (words.Count == 1 ? owners.Any(owner => NameWords.Of(owner) is { Count: > 0 } of && Subjects.IsOfTheService(of[of.Count - 1])) : words.Count > 1 && Subjects.IsOfTheService(words[words.Count - 2]));

    /// <summary>True where one of the names says that an address is the other side's.</summary>
    /// <param name="names">Of the value, and of its label.</param>
    public static bool SaysOtherSide(IEnumerable<string> names) => names.Any(name => NameWords.Of(name).Exists(OtherSide.Contains));

    // A full name is a person's, unless a type or a file has it; what is displayed is a person's only where the owner is one.
    private static NameMeaning OfName(string before, string owner) => before switch
    {
        "full" when owner is "file" or "directory" or "path" => new NameMeaning(NameSense.Identity, "file"),
        "full" when Subjects.Of(owner).Sense != NameSense.Bounded => new NameMeaning(NameSense.Identity, "user"),
        "display" when Subjects.HasPersonalName(owner) => new NameMeaning(NameSense.Identity, "user"),
        "display" when owner.Length == 0 => new NameMeaning(NameSense.LikelyIdentity, "user") { MayBeFew = true },
        "" or "full" or "display" => OfName(owner),
        _ => OfName(before),
    };

    private static NameMeaning OfName(string subject) => Subjects.HasPersonalName(subject) ? new NameMeaning(NameSense.Identity, subject is "file" ? "file" : "user")
        : Subjects.Of(subject).Sense == NameSense.Tenant ? new NameMeaning(NameSense.Tenant, subject)
        : Subjects.Of(subject).Sense == NameSense.Bounded ? Bounded
        : NameMeaning.None;

    // The last word of what it is read from: "order" for "currentOrder", nothing for names such as "x", "item" or "this".
    private static string OwnerOf(IReadOnlyList<string>? owners, string member)
    {
        string first = "";
        foreach (string owner in owners ?? [])
        {
            List<string> words = NameWords.Of(owner);
            while (words.Count > 1 && words[words.Count - 1] is "dto" or "entity" or "model" or "record" or "info" or "data" or "args" or "event" or "message" or "command" or "request" or "response" or "context")
            {
                words.RemoveAt(words.Count - 1);
            }

            string last = words.Count > 0 ? words[words.Count - 1] : "";
            first = first.Length == 0 && last.Length > 2 && !Anything.Contains(last) ? last : first;
            if (last.Length > 2 && !Anything.Contains(last) && (member == "id" ? Subjects.Of(last).Sense != NameSense.None : Subjects.HasPersonalName(last) || Subjects.Of(last).Sense != NameSense.None))
            {
                return last;
            }
        }

        return member == "id" ? first : "";
    }

    internal static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
