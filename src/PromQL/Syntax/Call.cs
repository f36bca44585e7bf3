namespace MetricsKit.PromQL;

/// <summary>The call of a function.</summary>
/// <param name="Function">Name of the function.</param>
/// <param name="Arguments">Arguments.</param>
public sealed record Call(string Function, NodeList<Expr> Arguments) : Expr
{
    private readonly FunctionSignature? _signature = Functions.Find(Function);

    /// <summary>A call with these arguments.</summary>
    public Call(string function, params Expr[] arguments)
        : this(function, new NodeList<Expr>(arguments))
    {
    }

    /// <summary>Name of the function.</summary>
    public string Function
    {
        get;
        init
        {
            field = value;
            _signature = Functions.Find(value);
        }
    } = Function;

    /// <summary>The function's signature; null when there is no such function.</summary>
    public FunctionSignature? Signature => _signature;

    /// <summary>Where the function's name stands.</summary>
    public SourceSpan FunctionSpan
    {
        get => Token;
        init => Token = value;
    }

    /// <inheritdoc/>
    public override PromType Type => Signature?.ReturnType ?? PromType.None;

    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => Arguments;

    /// <inheritdoc/>
    public bool Equals(Call? other) => other is not null && Function == other.Function && Arguments.Equals(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => (Function, Arguments).GetHashCode();

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitCall(this);
}
