using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>Texts that code lists in an array.</summary>
/// <param name="Elements">Expression of each.</param>
/// <param name="Texts">Their texts; null where one is no constant.</param>
internal sealed record TextList(ImmutableArray<IOperation> Elements, ImmutableArray<string>? Texts)
{
    public static TextList Empty { get; } = new(ImmutableArray<IOperation>.Empty, ImmutableArray<string>.Empty);
}

/// <summary>Reads lists of texts: arrays, collection expressions with what they spread, and fields, properties and locals that hold them.</summary>
internal static class TextLists
{
    // Lists of lists of lists; what is deeper is a cycle or no code that people write.
    private const int MostDepth = 8;

    /// <summary>The texts; null where the elements cannot be told.</summary>
    public static TextList? Of(IOperation list, Compilation compilation)
    {
        var elements = ImmutableArray.CreateBuilder<IOperation>();
        if (!Add(list, compilation, elements, MostDepth))
        {
            return null;
        }

        var texts = ImmutableArray.CreateBuilder<string>(elements.Count);
        foreach (IOperation element in elements)
        {
            if (Text(element, compilation) is { } text)
            {
                texts.Add(text);
            }
        }

        return new TextList(elements.ToImmutable(), texts.Count == elements.Count ? texts.ToImmutable() : null);
    }

    /// <summary>A text that never changes: a constant, or a read-only field or property that begins with one; null for every other.</summary>
    public static string? Text(IOperation value, Compilation compilation)
    {
        if (value.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant as string;
        }

        string? text = null;
        foreach (IOperation source in PossibleValues.Of(value, compilation, CancellationToken.None))
        {
            if (source.ConstantValue is not { HasValue: true, Value: string found } || (text is not null && text != found))
            {
                return null;
            }

            text = found;
        }

        return text;
    }

    private static bool Add(IOperation list, Compilation compilation, ImmutableArray<IOperation>.Builder elements, int depth)
    {
        if (depth == 0)
        {
            return false;
        }

        // Two values would be two lists.
        IOperation? only = null;
        foreach (IOperation value in PossibleValues.Of(list, compilation, CancellationToken.None))
        {
            if (only is not null)
            {
                return false;
            }

            only = value;
        }

        switch (only)
        {
            case IArrayCreationOperation { Initializer: { } initializer }:
                elements.AddRange(initializer.ElementValues);
                return true;
            case IArrayInitializerOperation initializer:
                elements.AddRange(initializer.ElementValues);
                return true;
            case IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes }:
                return sizes[0].ConstantValue is { HasValue: true, Value: 0 };
            case IInvocationOperation { TargetMethod: { Name: "Empty", ContainingType: { SpecialType: SpecialType.System_Array } } }:
                return true;
            case IInvocationOperation { TargetMethod: { Name: "ToArray" } } call:
                IOperation? source = call.Instance ?? (call.Arguments.Length == 1 ? call.Arguments[0].Value : null);
                return source is not null && Add(source, compilation, elements, depth - 1);
            case { Syntax: CollectionExpressionSyntax collection }:
                return AddCollection(collection, compilation, elements, depth);
            default:
                return false;
        }
    }

    // By syntax: the compiler's operation for it is newer than the oldest compiler served.
    private static bool AddCollection(
        CollectionExpressionSyntax collection, Compilation compilation, ImmutableArray<IOperation>.Builder elements, int depth)
    {
        SemanticModel model = CompilationModels.Of(compilation, collection.SyntaxTree);
        foreach (CollectionElementSyntax element in collection.Elements)
        {
            ExpressionSyntax? expression = (element as ExpressionElementSyntax)?.Expression ?? (element as SpreadElementSyntax)?.Expression;
            if (expression is null || model.GetOperation(expression) is not { } operation)
            {
                return false;
            }

            if (element is ExpressionElementSyntax)
            {
                elements.Add(operation);
            }
            else if (!Add(operation, compilation, elements, depth - 1))
            {
                return false;
            }
        }

        return true;
    }
}
