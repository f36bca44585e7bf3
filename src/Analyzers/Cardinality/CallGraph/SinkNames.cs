using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers.CallGraph;

/// <summary>Names that calls must have before it is worth asking what they are.</summary>
internal static class SinkNames
{
    /// <summary>Stands for <c>new(…)</c>, whose type the text does not say.</summary>
    public const string ImplicitCreation = "new()";

    private static readonly HashSet<string> Recording = new(StringComparer.Ordinal)
    {
        "WithLabels", "Labels", "AcquireLease", "AcquireRefLease", "WithLease", "WithLeaseAsync", "AddCustomLabel", "AddRouteParameter", "AddCustomTag", "SetStaticLabels",
    };

    /// <summary>True for a call that may record labels, as far as its text says.</summary>
    public static bool MayRecord(string name, InvocationExpressionSyntax invocation) =>
        Recording.Contains(name)
        || (name is "Add" or "Record" && (invocation.ArgumentList.Arguments is [_, _, ..] or [{ Expression: BaseObjectCreationExpressionSyntax }] || IsTags(invocation.Expression)))
        || (invocation.ArgumentList.Arguments.Count > 3 && IsCreation(name, invocation.Expression));

    /// <summary>True for a type whose constructor takes labels, as far as its name says.</summary>
    public static bool IsRecordingType(string? name) => name is "Measurement" or "MetricTags" or "HttpCustomLabel" or "HttpRouteParameterMapping" or "Meter" or "MeterOptions";

    /// <summary>True for a method that returns tags or is given a list of them, as far as its text says.</summary>
    public static bool HasTags(SyntaxNode body) => body is MethodDeclarationSyntax method
        && (HasTags(method.ReturnType) || method.ParameterList.Parameters.Any(p => p.Type is { } type && HasTags(type)));

    /// <summary>The attributes that make a method a metric, of ours and of Microsoft.Extensions.Telemetry.</summary>
    public static bool IsMetricAttribute(string name)
    {
        int dot = name.LastIndexOf('.');
        string last = dot < 0 ? name : name.Substring(dot + 1);
        return last is "Counter" or "Gauge" or "Histogram" or "CounterAttribute" or "GaugeAttribute" or "HistogramAttribute";
    }

    /// <summary>The name that a call's expression ends in.</summary>
    public static string? CalledName(ExpressionSyntax expression) => Calls.Name(expression)?.Identifier.ValueText;

    /// <summary>The name that a type's ends in.</summary>
    public static string? NameOf(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };

    // Meter.CreateCounter(name, unit, description, tags), and the one that makes a meter when it is not called as an extension.
    private static bool IsCreation(string name, ExpressionSyntax called) => name.StartsWith("Create", StringComparison.Ordinal)
        && (name.EndsWith("Counter", StringComparison.Ordinal) || name.EndsWith("Histogram", StringComparison.Ordinal) || name.EndsWith("Gauge", StringComparison.Ordinal)
            || (name == "Create" && called is MemberAccessExpressionSyntax { Expression: var factory } && CalledName(factory) == "MeterFactoryExtensions"));

    /// <summary>True for what a list of tags takes, as far as the text says.</summary>
    public static bool MayBeTag(ExpressionSyntax value) => value is not ObjectCreationExpressionSyntax { Type: var type } || HasTags(type) || IsRecordingType(NameOf(type));

    /// <summary>True for a collection that is no list of tags, as far as its type's name says.</summary>
    public static bool IsCollection(TypeSyntax? type) =>
        (type is NullableTypeSyntax nullable ? nullable.ElementType : type) is { } plain && !HasTags(plain) && NameOf(plain) is { } name
        && (name.EndsWith("Dictionary", StringComparison.Ordinal) || name is "List" or "HashSet" or "SortedList");

    private static bool HasTags(TypeSyntax type) => type.ToString() is var text && (text.Contains("TagList") || text.Contains("KeyValuePair"));

    private static bool IsTags(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax { Expression: var receiver } && CalledName(receiver) == "Tags";
}
