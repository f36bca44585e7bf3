using System.Text.RegularExpressions;

namespace MetricsKit.Analyzers.Tests.Corpus;

/// <summary>What is right to say of a label's value.</summary>
internal enum Verdict
{
    /// <summary>Its values never stop coming: a warning is right.</summary>
    High,

    /// <summary>A warning here stands for the group's high value: code hands the value on here.</summary>
    Either,

    /// <summary>So many values are possible, or short-lived, that a hint is right and a warning is a matter of taste.</summary>
    Likely,

    /// <summary>People who know the code would disagree.</summary>
    Unclear,

    /// <summary>Its values are few: a warning is wrong.</summary>
    Bounded,
}

/// <summary>A verdict in a source: <c>// high: user_id</c>, or of a group <c>// high: user_id #2</c>. A line may have several.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Label">The label's name.</param>
/// <param name="File">File of the case.</param>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Group">Marks of one number are about one value; null for a mark that stands alone.</param>
internal sealed partial record CorpusMark(Verdict Verdict, string Label, string File, int Line, int? Group)
{
    /// <summary>The marks of a source.</summary>
    public static IEnumerable<CorpusMark> Read(string file, string text) => text.Split('\n').SelectMany((line, index) =>
        Shape().Matches(line).Select(m => new CorpusMark(
            Enum.Parse<Verdict>(m.Groups["verdict"].Value, ignoreCase: true),
            m.Groups["label"].Value,
            file,
            index + 1,
            m.Groups["group"] is { Success: true, Value: var group } ? int.Parse(group, null) : null)));

    [GeneratedRegex(@"// (?<verdict>high|either|likely|unclear|bounded): (?<label>[\w.\-]+)(?: #(?<group>\d+))?(?=\s*$| //)")]
    private static partial Regex Shape();
}
