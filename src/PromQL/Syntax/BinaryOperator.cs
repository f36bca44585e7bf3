namespace MetricsKit.PromQL;

/// <summary>An operator between two expressions.</summary>
public enum BinaryOperator
{
    /// <summary><c>or</c></summary>
    Or,

    /// <summary><c>and</c></summary>
    And,

    /// <summary><c>unless</c></summary>
    Unless,

    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&lt;/</c>, which trims the upper observations of native histograms. Prometheus 3.11 or later.</summary>
    TrimUpper,

    /// <summary><c>&gt;/</c>, which trims the lower observations of native histograms. Prometheus 3.11 or later.</summary>
    TrimLower,

    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c></summary>
    Divide,

    /// <summary><c>%</c></summary>
    Modulo,

    /// <summary><c>atan2</c></summary>
    Atan2,

    /// <summary><c>^</c></summary>
    Power,
}

/// <summary>How operators are written and bind.</summary>
public static class BinaryOperators
{
    /// <summary>How tightly a sign binds: as <c>*</c> does, so that <c>-x ^ 2</c> is <c>-(x ^ 2)</c>.</summary>
    internal const int UnaryPrecedence = 5;

    /// <summary>The operator as written in PromQL.</summary>
    public static string Text(this BinaryOperator op) => op switch
    {
        BinaryOperator.Or => "or",
        BinaryOperator.And => "and",
        BinaryOperator.Unless => "unless",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.TrimUpper => "</",
        BinaryOperator.TrimLower => ">/",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Modulo => "%",
        BinaryOperator.Atan2 => "atan2",
        BinaryOperator.Power => "^",
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "no such operator"),
    };

    /// <summary>How tightly the operator binds, from 1 (<c>or</c>) to 6 (<c>^</c>).</summary>
    public static int Precedence(this BinaryOperator op) => op switch
    {
        BinaryOperator.Or => 1,
        BinaryOperator.And or BinaryOperator.Unless => 2,
        >= BinaryOperator.Equal and <= BinaryOperator.TrimLower => 3,
        BinaryOperator.Add or BinaryOperator.Subtract => 4,
        >= BinaryOperator.Multiply and <= BinaryOperator.Atan2 => UnaryPrecedence,
        BinaryOperator.Power => 6,
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "no such operator"),
    };

    /// <summary>True for <c>^</c>: <c>a ^ b ^ c</c> is <c>a ^ (b ^ c)</c>.</summary>
    public static bool IsRightAssociative(this BinaryOperator op) => op == BinaryOperator.Power;

    /// <summary>True for <c>== != &gt; &gt;= &lt; &lt;=</c>.</summary>
    public static bool IsComparison(this BinaryOperator op) => op is >= BinaryOperator.Equal and <= BinaryOperator.LessOrEqual;

    /// <summary>True for <c>and</c>, <c>or</c>, <c>unless</c>.</summary>
    public static bool IsSet(this BinaryOperator op) => op is BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Unless;
}
