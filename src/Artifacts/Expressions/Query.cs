using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Expressions;

/// <summary>The few shapes of PromQL trees that alerts are made of.</summary>
internal static class Query
{
    /// <summary><c>rate(selector[window])</c>.</summary>
    public static Expr Rate(VectorSelector selector, PromDuration window) =>
        new Call("rate", new MatrixSelector(selector, window));

    /// <summary><c>sum by (labels) (body)</c>.</summary>
    public static Expr SumBy(IReadOnlyList<string> labels, Expr body) =>
        new AggregateExpr(AggregateOperator.Sum, body, labels.ToArray());

    /// <summary>A number.</summary>
    public static Expr Number(double value) => new NumberLiteral(value);

    /// <summary><c>left &gt; value</c>.</summary>
    public static Expr Above(Expr left, double value) => new BinaryExpr(BinaryOperator.Greater, left, Number(value));

    /// <summary><c>left &lt; value</c>.</summary>
    public static Expr Below(Expr left, double value) => new BinaryExpr(BinaryOperator.Less, left, Number(value));

    /// <summary><c>left / right</c>.</summary>
    public static Expr Ratio(Expr left, Expr right) => new BinaryExpr(BinaryOperator.Divide, left, right);

    /// <summary>The condition while traffic reaches a rate; the condition itself where no rate is asked for.</summary>
    /// <param name="condition">When the alert fires.</param>
    /// <param name="traffic">Events per second, with the labels of the condition's result.</param>
    /// <param name="minRate">Events per second; 0 for no limit.</param>
    public static Expr WhileTraffic(Expr condition, Expr traffic, double minRate) =>
        minRate > 0
            ? new BinaryExpr(BinaryOperator.And, condition, new BinaryExpr(BinaryOperator.GreaterOrEqual, traffic, Number(minRate)))
            : condition;
}
