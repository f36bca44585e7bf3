namespace MetricsKit.Declarations;

/// <summary>A metric whose member has a body of the user's, which is read before each scrape.</summary>
/// <param name="Form">What the body takes and returns.</param>
/// <param name="Name">The member, with <c>@</c> where it is a keyword.</param>
/// <param name="IsProperty">True for a property.</param>
/// <param name="LabelSet">Fully qualified type that holds the labels, for <see cref="ObservedForm.Pushed"/> and <see cref="ObservedForm.Info"/>.</param>
/// <param name="IsDuration">True when a value is a <c>TimeSpan</c>, shown in seconds.</param>
public sealed record ObservedDeclaration(ObservedForm Form, string Name, bool IsProperty, string? LabelSet, bool IsDuration);

/// <summary>What the body of an observed metric takes and returns.</summary>
public enum ObservedForm
{
    /// <summary>Takes the labels and returns the value; called for each combination.</summary>
    Read,

    /// <summary>Takes an <c>Observer&lt;TLabels&gt;</c> and tells it all series.</summary>
    Pushed,

    /// <summary>Returns the labels of an info.</summary>
    Info,
}
