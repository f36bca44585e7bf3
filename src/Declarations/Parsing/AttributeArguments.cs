using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Declarations;

/// <summary>One attribute's arguments: values from symbols, places from syntax. Syntax is only read when a place is asked for.</summary>
internal sealed class AttributeArguments(AttributeData attribute, CancellationToken cancellationToken)
{
    public AttributeData Attribute { get; } = attribute;

    /// <summary>Name without the suffix: <c>ErrorRatioAlert</c>.</summary>
    public string Name { get; } = KnownNames.ShortName(attribute) ?? "";

    /// <summary>The whole attribute, without brackets.</summary>
    public Location? Location => Syntax?.GetLocation();

    private AttributeSyntax? Syntax => Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;

    /// <summary>True when the property was set: defaults cannot be told from values otherwise.</summary>
    public bool Has(string name) => Named(name) is not null;

    public string? String(string name) => Named(name)?.Value as string;

    public double? Number(string name) => Named(name)?.Value is double value ? value : null;

    public int? Int(string name) => Named(name)?.Value is int value ? value : null;

    /// <summary>True or false; null when it was not set.</summary>
    public bool? Bool(string name) => Named(name)?.Value is bool value ? value : null;

    public bool Flag(string name) => Named(name)?.Value is true;

    /// <summary>Elements of an array property; null when it was not set.</summary>
    public IReadOnlyList<T>? Array<T>(string name) => Named(name) is { } value ? Elements<T>(value) : null;

    /// <summary>A constructor argument.</summary>
    public T? Positional<T>(int index) =>
        index < Attribute.ConstructorArguments.Length
        && Attribute.ConstructorArguments[index] is { Kind: not TypedConstantKind.Array, Value: T value } ? value : default;

    /// <summary>A constructor argument that is an array, <c>params</c> or not; empty for null.</summary>
    public IReadOnlyList<T> PositionalArray<T>(int index) =>
        index < Attribute.ConstructorArguments.Length ? Elements<T>(Attribute.ConstructorArguments[index]) : [];

    /// <summary>The expression that sets the property.</summary>
    public ExpressionSyntax? NamedSyntax(string name) =>
        Syntax?.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.Expression;

    /// <summary>The expression behind a constructor argument.</summary>
    public ExpressionSyntax? PositionalSyntax(int index)
    {
        if (Syntax?.ArgumentList is not { } list)
        {
            return null;
        }

        string? parameter = Attribute.AttributeConstructor is { } constructor && index < constructor.Parameters.Length
            ? constructor.Parameters[index].Name
            : null;
        return list.Arguments.FirstOrDefault(a => parameter is not null && a.NameColon?.Name.Identifier.ValueText == parameter)?.Expression
            ?? list.Arguments.Where(a => a.NameEquals is null && a.NameColon is null).Skip(index).FirstOrDefault()?.Expression;
    }

    /// <summary>Where the property is set, or the whole attribute.</summary>
    public Location? PlaceOf(string name) => NamedSyntax(name)?.GetLocation() ?? Location;

    /// <summary>Where the constructor argument stands, or the whole attribute.</summary>
    public Location? PlaceOf(int index) => PositionalSyntax(index)?.GetLocation() ?? Location;

    /// <summary>Where element <paramref name="element"/> of a <c>params</c> array stands, written one by one or as an array: <c>("a", "b")</c>, <c>(["a", "b"])</c>.</summary>
    public Location? PlaceOfParams(int index, int count, int element) =>
        (count > 1 && PositionalSyntax(index + 1) is not null
            ? PositionalSyntax(index + element)
            : Element(PositionalSyntax(index), element))?.GetLocation() ?? Location;

    /// <summary>Where element <paramref name="element"/> of an array expression stands, or the whole expression.</summary>
    public static ExpressionSyntax? Element(ExpressionSyntax? array, int element)
    {
        IReadOnlyList<SyntaxNode>? elements = array switch
        {
            CollectionExpressionSyntax collection => collection.Elements,
            ImplicitArrayCreationExpressionSyntax creation => creation.Initializer.Expressions,
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            _ => null,
        };
        return elements is null || element >= elements.Count
            ? array
            : elements[element] switch
            {
                ExpressionElementSyntax e => e.Expression,
                ExpressionSyntax e => e,
                _ => array,
            };
    }

    private TypedConstant? Named(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in Attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    private static List<T> Elements<T>(TypedConstant value)
    {
        var items = new List<T>();
        if (value is { Kind: TypedConstantKind.Array, IsNull: false })
        {
            foreach (TypedConstant item in value.Values)
            {
                items.Add(item.Value is T typed ? typed : default!);
            }
        }

        return items;
    }
}
