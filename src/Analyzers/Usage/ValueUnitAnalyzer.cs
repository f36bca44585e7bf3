using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>MK6003: a metric in one unit of time is given values in another.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ValueUnitAnalyzer() : MetricCallAnalyzer(Rules.ValueInOtherUnit)
{
    private static readonly string[] WordsOfTime = ["elapsed", "duration", "latency", "time", "second", "milli", "ms", "tick", "took", "delay", "watch", "span", "age", "lag", "minutes"];

    private protected override bool Listens(string name) => name is "Observe" or "Record" or "Set" or "Inc" or "Dec" or "IncTo" or "DecTo" or "Add";

    private protected override void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax, SimpleNameSyntax name)
    {
        if (!MayRecordTime(syntax, name, context.SemanticModel, context.CancellationToken)
            || context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation call
            || Instrument.Of(call) is not { } instrument
            || call.Arguments.FirstOrDefault(a => a is { Parameter.Ordinal: 0, ArgumentKind: ArgumentKind.Explicit })?.Value is not { } value)
        {
            return;
        }

        Compilation compilation = context.Compilation;
        if (TimeOrigin.Of(value, context.SemanticModel, context.CancellationToken) is not { } time
            || time.Scale.Name is not { } unit
            || StatedTime.Of(call, instrument, compilation, context.CancellationToken) is not { } stated
            || stated.Scale.IsSame(time.Scale))
        {
            return;
        }

        bool isDirect = Calls.Bare(value) == time.Source;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.ValueInOtherUnit,
            value.Syntax.GetLocation(),
            isDirect ? [] : [time.Source.Syntax.GetLocation()],
            Fix(value, time, stated.Scale),
            stated.Metric,
            stated.Scale.Name,
            Shown(value.Syntax),
            isDirect ? unit : $"{unit}, from {NameOf(time.Source)}",
            Answer(time, stated.Scale, isDirect)));
    }

    // Few methods are called Observe. Others are looked at where they are an instrument's, and an argument reads like time.
    private static bool MayRecordTime(InvocationExpressionSyntax call, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.ArgumentList.Arguments.Count == 0)
        {
            return false;
        }

        if (name.Identifier.ValueText == "Observe")
        {
            return true;
        }

        if (Instrument.Of(call, model, cancellationToken) is null)
        {
            return false;
        }

        string text = call.ArgumentList.Arguments[0].Expression.ToString();
        return WordsOfTime.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    private static string Shown(SyntaxNode value)
    {
        string text = value.ToString();
        return text.Length <= 60 && text.IndexOf('\n') < 0 ? $"'{text}'" : "the value";
    }

    private static string NameOf(IOperation source) => source switch
    {
        IPropertyReferenceOperation property => $"'{property.Property.Name}'",
        IInvocationOperation call => $"'{call.TargetMethod.Name}'",
        IFieldReferenceOperation field => $"its name '{field.Field.Name}'",
        ILocalReferenceOperation local => $"its name '{local.Local.Name}'",
        IParameterReferenceOperation parameter => $"its name '{parameter.Parameter.Name}'",
        _ => "there",
    };

    private static string Answer(MeasuredTime time, TimeScale wanted, bool isDirect) =>
        isDirect && Member(time, wanted) is { } member ? $"use '{member}'" : $"give it {wanted.Name}";

    // The member of a TimeSpan or a Stopwatch that gives the unit; null where there is none.
    private static string? Member(MeasuredTime time, TimeScale wanted) =>
        time.Source is IPropertyReferenceOperation { Property: var property } && TimeSources.Total(wanted) is { } total
            ? property.ContainingType.Is("System", "TimeSpan") ? total
                : property.Name is "ElapsedMilliseconds" or "ElapsedTicks" ? "Elapsed." + total
                : null
            : null;

    // Another member is the whole fix where it stands alone, and no whole number is asked for.
    private static ImmutableDictionary<string, string?> Fix(IOperation value, MeasuredTime time, TimeScale wanted) =>
        value.Type?.SpecialType == SpecialType.System_Double && IsAlone(value, time.Source) && Member(time, wanted) is { } member
            ? ImmutableDictionary<string, string?>.Empty.Add("member", member)
            : ImmutableDictionary<string, string?>.Empty;

    private static bool IsAlone(IOperation value, IOperation source) =>
        value == source || (value is IConversionOperation { IsImplicit: true } conversion && conversion.Operand == source);
}
