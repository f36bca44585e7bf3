namespace MetricsKit.PromQL;

/// <content>Functions.</content>
public sealed partial class LabelAnalysis
{
    private LabelSet OfCall(Call call)
    {
        NodeList<Expr> arguments = call.Arguments;
        switch (call.Function)
        {
            case "absent" or "absent_over_time":
                return OfAbsent(call);
            case "label_replace":
                return OfLabelReplace(call);
            case "label_join":
                return OfLabelJoin(call);
            case "info" when arguments.Count > 0:
                return OfInfo(this[arguments[0]]);
            case "sort" or "sort_desc" or "sort_by_label" or "sort_by_label_desc" or "last_over_time" or "first_over_time" when arguments.Count > 0:
                return this[arguments[0]];
            case "histogram_quantile" or "histogram_fraction" or "histogram_quantiles":
                return OfHistogram(call);
        }

        if (call.Signature is not { } signature)
        {
            return LabelSet.Anything;
        }

        for (int i = 0; signature.ReturnType != PromType.Scalar && i < arguments.Count; i++)
        {
            if (arguments[i].Type is PromType.InstantVector or PromType.RangeVector)
            {
                return WithoutName(this[arguments[i]], call.FunctionSpan, call.Function + "()");
            }
        }

        return None(call.Span);
    }

    private LabelSet OfHistogram(Call call)
    {
        LabelSet result = LabelSet.Anything;
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (call.Arguments[i].Type == PromType.InstantVector)
            {
                result = WithoutName(this[call.Arguments[i]], call.FunctionSpan, call.Function + "()");
                break;
            }
        }

        if (result["le"].Status != LabelStatus.Impossible)
        {
            result = result.With("le", new LabelFact(LabelStatus.Impossible, LabelCause.Function, call.FunctionSpan, call.Function + "()"));
        }

        return call.Function == "histogram_quantiles" && call.Arguments.Count > 1 && call.Arguments[1] is StringLiteral label
            ? result.With(label.Value, new LabelFact(LabelStatus.Guaranteed, LabelCause.Written, label.Span, call.Function))
            : result;
    }

    /// <summary>info() adds labels of info metrics, whichever these are.</summary>
    private static LabelSet OfInfo(LabelSet labels)
    {
        var named = new List<KeyValuePair<string, LabelFact>>();
        foreach (KeyValuePair<string, LabelFact> entry in labels.Entries)
        {
            if (entry.Value.Status == LabelStatus.Guaranteed)
            {
                named.Add(entry);
            }
        }

        return new LabelSet(LabelSet.Anything.Others, [.. named]);
    }

    /// <summary>absent() gives the labels that its selector states exactly, each once.</summary>
    private static LabelSet OfAbsent(Call call)
    {
        var result = new LabelSet(new LabelFact(LabelStatus.Impossible, LabelCause.Function, call.FunctionSpan, call.Function));
        Expr? argument = call.Arguments.Count > 0 ? call.Arguments[0] : null;
        while (argument is ParenExpr paren)
        {
            argument = paren.Inner;
        }

        if ((argument is MatrixSelector matrix ? matrix.Selector : argument) is not VectorSelector selector)
        {
            return result;
        }

        NodeList<LabelMatcher> matchers = selector.Matchers;
        for (int i = 0; i < matchers.Count; i++)
        {
            LabelMatcher matcher = matchers[i];
            if (matcher is { Operator: MatchOperator.Equal, Value.Length: > 0 } && matcher.Name != LabelMatcher.MetricName)
            {
                // Of several matchers of one label, their order decides whether it stays.
                bool isOnly = IsOnly(matchers, i);
                result = result.With(matcher.Name, new LabelFact(
                    isOnly ? LabelStatus.Guaranteed : LabelStatus.Possible, LabelCause.Matched, matcher.Span, value: isOnly ? matcher.Value : null));
            }
        }

        return result;
    }

    private static bool IsOnly(NodeList<LabelMatcher> matchers, int index)
    {
        for (int i = 0; i < matchers.Count; i++)
        {
            if (i != index && matchers[i].Name == matchers[index].Name)
            {
                return false;
            }
        }

        return true;
    }

    private LabelSet OfLabelReplace(Call call)
    {
        if (call.Arguments.Count != 5 || call.Arguments[1] is not StringLiteral target)
        {
            return LabelSet.Anything;
        }

        LabelSet labels = this[call.Arguments[0]];
        LabelFact before = labels[target.Value];
        string? written = (call.Arguments[2] as StringLiteral)?.Value;
        string? pattern = (call.Arguments[4] as StringLiteral)?.Value;
        string? source = (call.Arguments[3] as StringLiteral)?.Value;
        LabelStatus from = string.IsNullOrEmpty(source) ? LabelStatus.Impossible : labels[source!].Status;
        bool isFixed = !string.IsNullOrEmpty(written) && written!.IndexOf('$') < 0;
        bool isWhole = written is "$1" or "${1}" && pattern is "(.+)" or "(.*)" && from == LabelStatus.Guaranteed;
        bool always = pattern is ".*" or "(.*)" || (pattern is "" && from == LabelStatus.Impossible) || (pattern is ".+" or "(.+)" && from == LabelStatus.Guaranteed);
        bool sets = isWhole || (isFixed && (always || before.Status == LabelStatus.Guaranteed));
        return labels.With(target.Value, new LabelFact(
            sets ? LabelStatus.Guaranteed : LabelStatus.Possible, LabelCause.Written, call.FunctionSpan, call.Function, isFixed && always ? written : null));
    }

    private LabelSet OfLabelJoin(Call call)
    {
        if (call.Arguments.Count < 3 || call.Arguments[1] is not StringLiteral target)
        {
            return LabelSet.Anything;
        }

        LabelSet labels = this[call.Arguments[0]];
        var status = LabelStatus.Impossible;
        for (int i = 3; i < call.Arguments.Count; i++)
        {
            LabelStatus source = call.Arguments[i] is StringLiteral label ? labels[label.Value].Status : LabelStatus.Possible;
            status = source > status ? source : status;
        }

        bool hasSeparator = call.Arguments.Count > 4 && call.Arguments[2] is StringLiteral { Value.Length: > 0 };
        return labels.With(target.Value, new LabelFact(
            hasSeparator ? LabelStatus.Guaranteed : status, LabelCause.Written, call.FunctionSpan, call.Function));
    }
}
