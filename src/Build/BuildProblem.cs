namespace MetricsKit.Build;

/// <summary>Why a build fails, as MSBuild reports it.</summary>
/// <param name="Code">One of <see cref="ProblemCodes"/>.</param>
/// <param name="Message">Names the thing, says what is wrong and what to write instead.</param>
/// <param name="File">Full path of the file it is about; null for the project file.</param>
/// <param name="Line">Line in <paramref name="File"/>, from 1; 0 for the whole file.</param>
public sealed record BuildProblem(string Code, string Message, string? File = null, int Line = 0)
{
    /// <summary>Address of the page that explains <see cref="Code"/>.</summary>
    public string HelpLink => $"https://github.com/metrics-kit/metrics-kit/blob/main/docs/rules/{Code}.md";
}
