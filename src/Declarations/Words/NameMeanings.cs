namespace MetricsKit.Declarations;

/// <summary>Reads what a name says by its last word, and by the word before where the last one is <c>id</c>, <c>name</c> or <c>key</c>. Words inside a name prove little: <c>email_template</c> is fine.</summary>
public static class NameMeanings
{
    private static readonly NameMeaning Bounded = new(NameSense.Bounded, "");

    // Facts of the build and of the machine: one value a process, whatever the last word is.
    private static readonly HashSet<string> OfTheBuild = Words("build git commit assembly framework sdk os runtime image version release compile compiled branch");

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

        string head = words[words.Count - 1];
        string before = words.Count > 1 ? words[words.Count - 2] : "";
        string subject = before.Length > 0 ? before : OwnerOf(owners, "id");
        return head switch
        {
            "id" or "ids" or "identifier" or "uid" or "oid" or "pk" => OfId(subject),
            "number" or "no" or "nr" => Subjects.Of(subject) is { Sense: not NameSense.None } numbered ? numbered : before.Length > 0 && head == "number" ? new NameMeaning(NameSense.LikelyIdentity, before) : NameMeaning.None,
            "name" or "names" or "title" => OfName(before.Length > 0 ? before : OwnerOf(owners, "name")),
            "key" => Subjects.OfKey(before),
            _ => OfHead(head, before),
        };
    }

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

    private static NameMeaning OfName(string subject) => Subjects.HasPersonalName(subject) ? new NameMeaning(NameSense.Identity, subject is "file" ? "file" : "user")
        : Subjects.Of(subject).Sense == NameSense.Tenant ? new NameMeaning(NameSense.Tenant, subject)
        : subject.Length > 0 && Subjects.Of(subject).Sense == NameSense.Bounded ? Bounded
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
            first = first.Length == 0 && last.Length > 2 && last is not ("item" or "entity" or "value" or "obj" or "model" or "element" or "result" or "data" or "this") ? last : first;
            if (last.Length > 2 && (member == "id" ? Subjects.Of(last).Sense != NameSense.None : Subjects.HasPersonalName(last) || Subjects.Of(last).Sense != NameSense.None))
            {
                return last;
            }
        }

        return member == "id" ? first : "";
    }

    internal static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
