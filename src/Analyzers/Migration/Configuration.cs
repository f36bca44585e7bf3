using System.Collections.Immutable;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>What a configuration of prometheus-net says beside the names of labels: the buckets.</summary>
/// <param name="Buckets">Upper bounds, ascending, without +Inf; empty for what is no histogram.</param>
/// <param name="BucketSeries">The attribute that makes them; null where they are written one by one.</param>
internal sealed record Configuration(ImmutableArray<double> Buckets, string? BucketSeries)
{
    private const int MostBuckets = 500;

    // What prometheus-net 8 takes where nothing is stated; 0.075, 0.75 and 7.5 set it apart from other clients.
    private static readonly ImmutableArray<double> Default =
        ImmutableArray.Create(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10);

    /// <summary>Reads it; null where it says what no declaration can.</summary>
    public static Configuration? Read(IOperation? configuration, MetricKind kind, Compilation compilation)
    {
        IOperation? buckets = null;
        if (configuration is not null && configuration.ConstantValue is not { HasValue: true, Value: null })
        {
            if (configuration is not IObjectCreationOperation { Arguments.IsEmpty: true } creation)
            {
                return null;
            }

            foreach (IOperation initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
            {
                if (initializer is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "LabelNames" or "Buckets" } target, Value: var value })
                {
                    return null; // exemplars, initial values: a declaration has no word for them
                }

                buckets = target.Property.Name == "Buckets" ? value : buckets;
            }
        }

        return kind != MetricKind.Histogram ? new Configuration(ImmutableArray<double>.Empty, null)
            : buckets is null || buckets.ConstantValue is { HasValue: true, Value: null } ? new Configuration(Default, null)
            : Series(buckets) ?? Stated(buckets, compilation);
    }

    // Both compute in decimals, so the bounds are the same to the last digit.
    private static Configuration? Series(IOperation buckets)
    {
        if (Unconverted(buckets) is not IInvocationOperation { TargetMethod.Name: "LinearBuckets" or "ExponentialBuckets" } call
            || !call.TargetMethod.ContainingType.Is("Prometheus", "Histogram")
            || Arguments(call) is not [var start, var step, var count]
            || !(count >= 1 && count <= MostBuckets)
            || !(call.TargetMethod.Name == "LinearBuckets" ? step > 0 : start > 0 && step > 1))
        {
            return null;
        }

        var bounds = ImmutableArray.CreateBuilder<double>((int)count);
        try
        {
            decimal next = (decimal)start;
            for (int i = 0; i < (int)count; i++)
            {
                bounds.Add((double)next);
                next = i + 1 == (int)count ? next : call.TargetMethod.Name == "LinearBuckets" ? next + (decimal)step : next * (decimal)step;
            }
        }
        catch (OverflowException)
        {
            return null; // prometheus-net refuses them at run time
        }

        string text = $"{call.TargetMethod.Name}({CSharpNumber.Of(start)}, {CSharpNumber.Of(step)}, {CSharpNumber.Of(count)})";
        return Ascends(bounds) ? new Configuration(bounds.ToImmutable(), text) : null;
    }

    private static Configuration? Stated(IOperation buckets, Compilation compilation)
    {
        if (Elements(Unconverted(buckets), compilation) is not { } elements)
        {
            return null;
        }

        var bounds = ImmutableArray.CreateBuilder<double>(elements.Count);
        foreach (IOperation element in elements)
        {
            if (Number(element) is not { } number)
            {
                return null;
            }

            bounds.Add(number);
        }

        if (bounds.Count > 0 && double.IsPositiveInfinity(bounds[bounds.Count - 1]))
        {
            bounds.RemoveAt(bounds.Count - 1);
        }

        return bounds.Count is > 0 and <= MostBuckets && Ascends(bounds) ? new Configuration(bounds.ToImmutable(), null) : null;
    }

    // A collection expression by syntax: the compiler's operation for it is newer than the oldest compiler served.
    private static IReadOnlyList<IOperation>? Elements(IOperation buckets, Compilation compilation)
    {
        if (buckets is IArrayCreationOperation { Initializer: { } initializer })
        {
            return initializer.ElementValues;
        }

        if (buckets.Syntax is not CollectionExpressionSyntax collection)
        {
            return null;
        }

        SemanticModel model = CompilationModels.Of(compilation, collection.SyntaxTree);
        var elements = new List<IOperation>();
        foreach (CollectionElementSyntax element in collection.Elements)
        {
            if (element is not ExpressionElementSyntax { Expression: var expression } || model.GetOperation(expression) is not { } operation)
            {
                return null;
            }

            elements.Add(operation);
        }

        return elements;
    }

    // In the order of the parameters, whatever the order in which they are given.
    private static double[]? Arguments(IInvocationOperation call)
    {
        List<double?> numbers = call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => Number(a.Value)).ToList();
        return numbers.Contains(null) ? null : numbers.Select(n => n!.Value).ToArray();
    }

    private static bool Ascends(ImmutableArray<double>.Builder bounds)
    {
        for (int i = 0; i < bounds.Count; i++)
        {
            if (double.IsNaN(bounds[i]) || double.IsInfinity(bounds[i]) || (i > 0 && bounds[i] <= bounds[i - 1]))
            {
                return false;
            }
        }

        return true;
    }

    private static double? Number(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: double or float or int or long or decimal } constant
        ? Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
