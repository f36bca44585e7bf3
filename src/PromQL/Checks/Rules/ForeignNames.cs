namespace MetricsKit.PromQL.Checks;

/// <summary>Series that reach Prometheus by way of OpenTelemetry: under another name than declared, or only once something happened.</summary>
internal static class ForeignNames
{
    public static void Check(RuleContext context)
    {
        HashSet<string> told = [];
        foreach (SelectorUse use in context.Selectors)
        {
            if (use.Known?.Family is { ExposedAs: { } exposed } renamed)
            {
                // The two sides of a quotient are one mistake.
                if (!told.Add(renamed.Name))
                {
                    continue;
                }

                context.Report(
                    FindingKind.RenamedByExporter, use.NameSpan,
                    $"'{renamed.Name}' is counted for OpenTelemetry, whose exporters expose it as '{exposed}'; declare it by that name");
            }
            else if (context.IsAlert && use.Known?.Family is { AppearsLate: true } late && Absent(context, use.Site) is { } absent)
            {
                context.Report(
                    FindingKind.AbsentUntilUsed, absent.FunctionSpan,
                    $"'{late.Name}' is recorded for OpenTelemetry, where a series begins with its first observation, so {absent.Function}() holds after each start until then; ask for a counter or a gauge, which are there from the start");
            }
        }
    }

    /// <summary>The absent() around a selector; null for none.</summary>
    private static Call? Absent(RuleContext context, int site)
    {
        for (int at = context.Sites[site].Parent; at >= 0; at = context.Sites[at].Parent)
        {
            if (context.Sites[at].Node is Call { Function: "absent" or "absent_over_time" } call)
            {
                return call;
            }
        }

        return null;
    }
}
