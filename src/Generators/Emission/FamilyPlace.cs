using MetricsKit.Declarations;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Generators.Emission;

/// <summary>Where the families of a type's members are kept, and how its members reach them.</summary>
/// <param name="kind">Of the type.</param>
internal sealed class FamilyPlace(SetKind kind)
{
    /// <summary>Nested class with the families of static members.</summary>
    public const string FamiliesClass = "MetricsKitFamilies";

    /// <summary>Nested class with the series arrays of static members.</summary>
    public const string SeriesClass = "MetricsKitSeries";

    /// <summary>Field with the families and series arrays of instance members: a struct, so that nothing lies between them and the object.</summary>
    public const string InstanceField = "_metricsKit";

    /// <summary>True when the default registry has the family.</summary>
    public bool IsStatic(MetricMember member) => kind == SetKind.Static || member.IsStatic;

    /// <summary>True when the family is made once the object stands, because a member of the object lists label values.</summary>
    public bool IsLate(MetricMember member) =>
        !IsStatic(member) && member.Family is { } family && family.Bindings.Any(b => b is SourceBinding { IsStatic: false });

    /// <summary>Expression of the family.</summary>
    public string Family(MetricMember member) =>
        IsStatic(member) ? $"{FamiliesClass}.{StaticName(member)}"
        : IsLate(member) ? $"({LateField(member)} ?? {LateMethod(member)}())"
        : $"{InstanceField}.{InstanceFamily(member)}";

    /// <summary>Expression of the array of its series.</summary>
    public string Series(MetricMember member) =>
        IsStatic(member) ? $"{SeriesClass}.{StaticName(member)}" : $"{InstanceField}.{InstanceSeries(member)}";

    /// <summary>Name of a static member's fields.</summary>
    public static string StaticName(MetricMember member) =>
        SyntaxFacts.GetKeywordKind(member.FieldName) == SyntaxKind.None ? member.FieldName : "@" + member.FieldName;

    /// <summary>Name of an instance member's family.</summary>
    public static string InstanceFamily(MetricMember member) => "FamilyOf" + member.FieldName;

    /// <summary>Name of the array of an instance member's series.</summary>
    public static string InstanceSeries(MetricMember member) => "SeriesOf" + member.FieldName;

    /// <summary>Field of a late member's family.</summary>
    public static string LateField(MetricMember member) => "_familyOf" + member.FieldName;

    /// <summary>Method that makes a late member's family.</summary>
    public static string LateMethod(MetricMember member) => "CreateFamilyOf" + member.FieldName;
}
