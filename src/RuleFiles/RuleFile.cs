using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.RuleFiles;

/// <summary>What a file of rules says. Spans are offsets into its text, in UTF-16 code units.</summary>
/// <param name="Groups">Its groups; empty where it could not be read.</param>
/// <param name="Problems">What Prometheus or the operator would refuse in its structure.</param>
public sealed record RuleFile(IReadOnlyList<FileGroup> Groups, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>Fields that older versions of Prometheus refuse, from 2.42 on.</summary>
    public IReadOnlyList<NewField> NewFields { get; init; } = [];

    /// <summary>What comments name to be switched off, whether there is such a rule or not.</summary>
    public IReadOnlyList<DisabledId> DisabledIds { get; init; } = [];
}

/// <summary>A group of rules.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Interval">Time between two evaluations, as written; null where not stated.</param>
/// <param name="IntervalSpan">Where the interval stands; empty where not stated.</param>
/// <param name="Rules">The rules that could be read.</param>
public sealed record FileGroup(string Name, SourceSpan NameSpan, string? Interval, SourceSpan IntervalSpan, IReadOnlyList<FileRule> Rules)
{
    /// <summary>Ids that comments switch off for the group or the file.</summary>
    public IReadOnlyCollection<string> Disabled { get; init; } = [];
}

/// <summary>An id in a comment that switches rules off.</summary>
/// <param name="Span">Where it stands; the comment, where it names none.</param>
/// <param name="Id">The id in upper case; empty where the comment names none.</param>
public sealed record DisabledId(SourceSpan Span, string Id);

/// <summary>A field that not every version of Prometheus knows.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Since">The first version that takes it.</param>
public sealed record NewField(SourceSpan Span, string Name, Version Since);

/// <summary>Something wrong with a file.</summary>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong and what to write instead; one sentence without a full stop.</param>
public sealed record FileProblem(SourceSpan Span, string Message)
{
    /// <summary>Prometheus may well take the file; a warning, not an error.</summary>
    public bool IsWarning { get; init; }
}

/// <summary>A rule in a file.</summary>
public abstract class FileRule
{
    /// <summary>Its texts, as Prometheus reads them; the labels of its group, where it has none of that name itself, come after its own.</summary>
    public abstract RuleText Rule { get; }

    /// <summary>The rule as a whole.</summary>
    public abstract SourceSpan Span { get; }

    /// <summary>True when a comment switches that id off for this rule, or for the file.</summary>
    public abstract bool IsDisabled(string id);

    /// <summary>What is wrong with it, without what may be due to something that Helm fills in.</summary>
    /// <param name="check">Checks a rule; asked for several rules where Helm fills something in.</param>
    public virtual IReadOnlyList<Finding> Check(Func<RuleText, IReadOnlyList<Finding>> check) => check(Rule);

    /// <summary>Where characters of one of its texts stand in the file: exactly, or the value as a whole where they cannot be told apart; the rule's name where the text is not stated.</summary>
    public abstract SourceSpan PlaceOf(RulePart part, int index, int start, int end);

    /// <summary>A finding's suggestion as edits of the file, <c>for</c> included; null where there is none, or where it cannot be written safely.</summary>
    public abstract IReadOnlyList<TextEdit>? EditsOf(Finding finding);
}
