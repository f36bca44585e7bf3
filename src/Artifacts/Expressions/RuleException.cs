namespace MetricsKit.Artifacts.Expressions;

/// <summary>An alert cannot be written; the message says why and what to do, and the writer adds whose alert it is.</summary>
internal sealed class RuleException : Exception
{
    public RuleException(string message)
        : base(message)
    {
    }

    public RuleException()
    {
    }

    public RuleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
