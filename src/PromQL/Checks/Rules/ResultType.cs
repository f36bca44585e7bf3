namespace MetricsKit.PromQL.Checks;

/// <summary>What a rule cannot be: a range vector or a string.</summary>
internal static class ResultType
{
    public static void Check(RuleContext context)
    {
        if (context.Root.Type is PromType.RangeVector or PromType.String)
        {
            string advice = context.Root.Type == PromType.RangeVector ? "; apply a function such as rate() to it" : "; write an expression without quotes";
            context.Report(FindingKind.Syntax, context.Root.Span, $"a rule needs an instant vector or a scalar, and this is a {context.Root.Type.Documented()}{advice}");
        }
    }
}
