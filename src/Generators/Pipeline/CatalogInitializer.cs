namespace MetricsKit.Generators.Pipeline;

/// <summary>The class of a referenced assembly that creates the series of its metrics.</summary>
/// <param name="Alias">The reference's extern alias; <c>global</c> where it has none.</param>
/// <param name="Type">Full name of the class.</param>
internal sealed record CatalogInitializer(string Alias, string Type);
