namespace MetricsKit.PromQL;

/// <summary>Adds the parentheses that a tree built by hand needs to read back as itself. A parsed tree needs none.</summary>
internal static class Parentheses
{
    /// <summary>Prints infinity without its sign, which would apply to more than the number: <c>+Inf ^ x</c> is <c>+(Inf ^ x)</c>.</summary>
    private static readonly VectorSelector Unsigned = new("Inf");

    /// <summary>The left operand of an operator.</summary>
    public static Expr Left(BinaryOperator op, Expr operand)
    {
        if (operand is NumberLiteral { Value: double.PositiveInfinity } && op.Precedence() > BinaryOperators.UnaryPrecedence)
        {
            return Unsigned;
        }

        bool needed = operand switch
        {
            BinaryExpr b => b.Operator.Precedence() < op.Precedence() || (b.Operator == op && op.IsRightAssociative()),
            UnaryExpr => op.Precedence() > BinaryOperators.UnaryPrecedence,
            NumberLiteral n => op.Precedence() > BinaryOperators.UnaryPrecedence && HasSign(n),
            _ => false,
        };
        return needed ? new ParenExpr(operand) : operand;
    }

    /// <summary>The right operand of an operator.</summary>
    public static Expr Right(BinaryOperator op, Expr operand) =>
        operand is BinaryExpr b && (b.Operator.Precedence() < op.Precedence() || (b.Operator.Precedence() == op.Precedence() && !op.IsRightAssociative()))
            ? new ParenExpr(operand)
            : operand;

    /// <summary>What a sign applies to.</summary>
    public static Expr Signed(Expr operand) =>
        operand is NumberLiteral || (operand is BinaryExpr b && b.Operator.Precedence() <= BinaryOperators.UnaryPrecedence)
            ? new ParenExpr(operand)
            : operand;

    /// <summary>What a subquery's brackets follow.</summary>
    public static Expr BeforeBrackets(Expr inner) =>
        inner is NumberLiteral { Value: double.PositiveInfinity } ? Unsigned : inner is BinaryExpr or UnaryExpr || (inner is NumberLiteral n && HasSign(n)) ? new ParenExpr(inner) : inner;

    /// <summary>An operand of duration arithmetic.</summary>
    public static DurationExpr Operand(BinaryOperator op, DurationExpr operand, bool isRight)
    {
        bool needed = operand switch
        {
            DurationBinary b => b.Operator.Precedence() < op.Precedence()
                || (b.Operator.Precedence() == op.Precedence() && op.IsRightAssociative() != isRight),
            DurationNegation or DurationLiteral { IsNegative: true } or DurationNumber { Value: < 0 } =>
                !isRight && op.Precedence() > BinaryOperators.UnaryPrecedence,
            _ => false,
        };
        return needed ? new DurationParen(operand) : operand;
    }

    /// <summary>What a minus in duration arithmetic applies to.</summary>
    public static DurationExpr Signed(DurationExpr operand) =>
        operand is DurationBinary b && b.Operator.Precedence() <= BinaryOperators.UnaryPrecedence ? new DurationParen(operand) : operand;

    /// <summary>An offset: arithmetic there stands in parentheses.</summary>
    public static DurationExpr Offset(DurationExpr offset) => offset is DurationBinary ? new DurationParen(offset) : offset;

    private static bool HasSign(NumberLiteral n) => n.Value < 0 || double.IsInfinity(n.Value);
}
