using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.CodeFixes;

/// <summary>What a solution does elsewhere that a declared metric would break.</summary>
internal static class OtherCreations
{
    private const string StaticLabels = "SetStaticLabels";

    /// <summary>True where nobody else creates the metric, and nobody gives the registry static labels, for which it must have no metrics yet.</summary>
    public static async Task<bool> AllowAsync(Solution solution, ReplaceableMetric metric, CancellationToken cancellationToken)
    {
        int creations = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Document document in solution.Projects.Where(p => p.Language == LanguageNames.CSharp).SelectMany(p => p.Documents))
        {
            // A project for two frameworks has each file twice.
            if (document.FilePath is { } path && !seen.Add(path))
            {
                continue;
            }

            string text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            bool labels = text.IndexOf(StaticLabels, StringComparison.Ordinal) >= 0, name = text.IndexOf(metric.Name, StringComparison.Ordinal) >= 0;
            if ((labels || name) && await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root)
            {
                if (labels && root.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(i => i.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: StaticLabels }))
                {
                    return false;
                }

                creations += root.DescendantNodes().OfType<LiteralExpressionSyntax>().Count(l => l.Token.ValueText == metric.Name && IsCreation(l));
            }
        }

        return creations <= 1;
    }

    private static bool IsCreation(LiteralExpressionSyntax name) =>
        name.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } }
        && method.StartsWith("Create", StringComparison.Ordinal);
}
