using MetricsKit.Model;

namespace MetricsKit.Declarations;

/// <summary>A sound rule that the parser has met.</summary>
/// <param name="Attribute">The attribute that states it.</param>
/// <param name="Alert">The alert; null for a recording rule.</param>
internal readonly record struct FoundRule(AttributeArguments Attribute, AlertModel? Alert);
