using System.Collections.Immutable;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>MK3107: a metric whose name is put together from a value that changes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ComputedNameAnalyzer() : MetricCreationAnalyzer(Rules.ComputedName)
{
    // What has one of these words in its name is one in a process.
    private static readonly HashSet<string> OfProcess = new(StringComparer.Ordinal)
    {
        "prefix", "namespace", "ns", "subsystem", "application", "app", "service", "assembly", "product", "suffix", "unit", "units", "base", "root", "host", "machine", "environment", "env", "meter",

        // What a wrapper is told to call its metric.
        "metric", "counter", "gauge", "histogram", "summary", "instrument",

        // Whose properties these are.
        "options", "option", "opts", "settings", "setting", "config", "configuration",
    };

    private protected override void Check(SyntaxNodeAnalysisContext context, CreatedMetric metric)
    {
        if (metric is { Name: null, NameArgument: { } name } && Parts(name, context) is { } parts)
        {
            foreach (IOperation part in parts)
            {
                if (Changing(part, context) is { } value)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rules.ComputedName, name.Syntax.GetLocation(), value));
                    return;
                }
            }
        }
    }

    // What the text is put together from; null where it is handed on as it came, as wrappers do.
    private static List<IOperation>? Parts(IOperation name, SyntaxNodeAnalysisContext context)
    {
        var parts = new List<IOperation>();
        bool isComputed = false;
        foreach (IOperation value in PossibleValues.Of(name, context.Compilation, context.CancellationToken))
        {
            isComputed |= Add(value, parts, depth: 0);
        }

        return isComputed ? parts : null;
    }

    private static bool Add(IOperation value, List<IOperation> parts, int depth)
    {
        // Deeper than people write by hand.
        if (depth > 40)
        {
            return false;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                return Add(conversion.Operand, parts, depth + 1);
            case IInterpolatedStringOperation text:
                foreach (IInterpolationOperation hole in text.Parts.OfType<IInterpolationOperation>())
                {
                    Add(hole.Expression, parts, depth + 1);
                }

                return true;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                Add(sum.LeftOperand, parts, depth + 1);
                Add(sum.RightOperand, parts, depth + 1);
                return true;
            case IInvocationOperation { TargetMethod: { Name: "Format" or "Concat" or "Join", ContainingType.SpecialType: SpecialType.System_String } } call:
                foreach (IOperation argument in call.Arguments.SelectMany(a => (a.Value as IArrayCreationOperation)?.Initializer?.ElementValues ?? ImmutableArray.Create(a.Value)))
                {
                    Add(argument, parts, depth + 1);
                }

                return true;
            case IInvocationOperation { Instance: { Type.SpecialType: SpecialType.System_String } instance, Type.SpecialType: SpecialType.System_String }:
                return Add(instance, parts, depth + 1);
            case IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } instance }:
                Add(instance, parts, depth + 1);
                return false;
            default:
                parts.Add(value);
                return false;
        }
    }

    // The name of a value that differs from one metric to the next; null for what is one in a process, and for what nobody can tell.
    private static string? Changing(IOperation part, SyntaxNodeAnalysisContext context)
    {
        foreach (IOperation value in PossibleValues.Of(part, context.Compilation, context.CancellationToken))
        {
            string? name = value switch
            {
                IParameterReferenceOperation parameter => parameter.Parameter.Name,
                ILocalReferenceOperation local => local.Local.Name,
                IPropertyReferenceOperation { Property.IsStatic: false, Instance: IParameterReferenceOperation { Parameter.Name: var owner } } property
                    when !IsOfType(property) => owner + "." + property.Property.Name,
                IPropertyReferenceOperation { Property.IsStatic: false, Instance: ILocalReferenceOperation { Local.Name: var owner } } property
                    when !IsOfType(property) => owner + "." + property.Property.Name,
                _ => null,
            };
            if (name is not (null or "name") && !name.Split('.').SelectMany(part => Names.ToSnakeCase(part.TrimStart('_')).Split('_')).Any(OfProcess.Contains))
            {
                return name;
            }
        }

        return null;
    }

    // type.Name: as many as the program has types.
    private static bool IsOfType(IPropertyReferenceOperation property) => property.Property.ContainingNamespace is { Name: "System" or "Reflection" };
}
