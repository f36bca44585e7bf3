using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Declarations;

/// <content>Members with a body of the user's, which is read before each scrape.</content>
internal sealed partial class MemberParser
{
    /// <summary>Most combinations that a body is called for.</summary>
    private const int MaxReadings = 1_000;

    private const string WantsForm = "it must return a number or a TimeSpan, or take an Observer<TLabels> and return nothing";

    /// <summary>True for a body that reads values. One that returns a series is a mistake of another kind: the generator writes that one.</summary>
    public static bool IsObserved(ISymbol member, MemberDeclarationSyntax syntax) =>
        MemberHeader.HasBody(syntax) && ClientTypes.OfAnyKind(ReturnType(member).Type) is null;

    private ParsedMember? ParseObserved(
        ISymbol member, MemberDeclarationSyntax syntax, List<AttributeArguments> attributes, AttributeArguments metric, MetricKind kind, int before)
    {
        if (!isSet)
        {
            context.Report(Rules.NoMetricSet, MemberHeader.NameOf(syntax), member.Name, metric.Name, set.Name);
        }
        else if (ReadObserved(member, syntax, kind) is { } observed
            && Errors() == before
            && ReadFamily(member, syntax, attributes, metric, kind, before, observed) is { } family)
        {
            return new ParsedMember(member, syntax, attributes, family);
        }

        return null;
    }

    private ObservedMember? ReadObserved(ISymbol member, MemberDeclarationSyntax syntax, MetricKind kind)
    {
        if (kind == MetricKind.Histogram)
        {
            return Fail(member, MemberHeader.NameOf(syntax), "a histogram has to be there when something happens; write 'partial' before its return type and leave the body to the generator");
        }

        if (member is IPropertySymbol { IsIndexer: true })
        {
            context.Report(Rules.PropertyShape, MemberHeader.NameOf(syntax), member.Name, "an indexer cannot be one: write a method whose parameters are the labels");
            return null;
        }

        (ITypeSymbol type, bool byRef) = ReturnType(member);
        var method = member as IMethodSymbol;
        if (method is not null)
        {
            CheckMethod(method, syntax);
        }

        if (type.TypeKind == TypeKind.Error)
        {
            return null;
        }

        Location place = MemberHeader.TypeOf(syntax);
        if (kind == MetricKind.Info)
        {
            return byRef || type is not INamedTypeSymbol info || !LabelSetParser.IsLabelSet(info) ? Fail(member, place, "an info must return its labels, a [LabelSet]")
                : method is { Parameters.Length: > 0 } ? Fail(member, method.Parameters[0].Locations[0], "an info has no parameters: its labels are what it returns")
                : new ObservedMember(Declare(member, ObservedForm.Info, info), info, place);
        }

        if (method?.Parameters.FirstOrDefault(p => KnownNames.IsOurs(p.Type, "Observer")) is { } observer)
        {
            return method.Parameters.Length > 1 ? Fail(member, method.Parameters.First(p => !ReferenceEquals(p, observer)).Locations[0], "the observer is its only parameter: the labels are those of its type")
                : !method.ReturnsVoid ? Fail(member, place, "one that takes an observer returns nothing")
                : method.IsAsync ? Fail(member, MemberHeader.NameOf(syntax), "it cannot wait for anything; read what takes time in a BeforeScrape callback")
                : observer.Type is not INamedTypeSymbol { TypeArguments: [INamedTypeSymbol labels] } || labels.TypeKind == TypeKind.Error ? null
                : !LabelSetParser.IsLabelSet(labels) ? Fail(member, observer.Locations[0], $"'{labels.Name}' is no [LabelSet]: write that attribute on it, or observe a record that has it")
                : new ObservedMember(Declare(member, ObservedForm.Pushed, labels), labels, observer.Locations[0]);
        }

        bool isDuration = type is { Name: "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
        return byRef || !(isDuration || IsNumber(type))
            ? Fail(member, place, WantsForm + $", and this returns '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'")
            : new ObservedMember(Declare(member, ObservedForm.Read, labels: null, isDuration), null, null);
    }

    /// <summary>What only holds for observed metrics once their labels are known.</summary>
    private void CheckObserved(ISymbol member, MemberDeclarationSyntax syntax, ObservedMember? observed, List<LabelSite> sites, List<LabelModel> labels)
    {
        if (observed is not { Declaration.Form: ObservedForm.Read } || labels.Count != sites.Count)
        {
            return;
        }

        long readings = 1;
        for (int i = 0; i < sites.Count; i++)
        {
            LabelModel label = labels[i];
            IParameterSymbol? parameter = (member as IMethodSymbol)?.Parameters.FirstOrDefault(p => p.Name == sites[i].Identifier);
            if (parameter is null)
            {
                Fail(member, sites[i].Place, "its labels are parameters of their own, or those of an Observer<TLabels>; a [LabelSet] cannot be made from them");
                return;
            }

            if (label.Domain is not (ClosedDomain or RangeDomain))
            {
                Fail(member, sites[i].Place, $"nobody knows for which values of '{label.Name}'; take an Observer<TLabels>, whose TLabels is a [LabelSet], and tell it all of them");
                return;
            }

            readings = Math.Min(readings * (label.Domain.Size + (label.Optional ? 1L : 0L)), int.MaxValue);
        }

        if (readings > MaxReadings)
        {
            context.Report(Rules.TooManyCombinations, MemberHeader.NameOf(syntax), member.Name, readings, MaxReadings);
        }
    }

    private ObservedMember? Fail(ISymbol member, Location? place, string why)
    {
        context.Report(Rules.ObservedMetric, place, member.Name, why);
        return null;
    }

    private static ObservedDeclaration Declare(ISymbol member, ObservedForm form, INamedTypeSymbol? labels, bool isDuration = false) =>
        new(form, Identifiers.Escape(member.Name), member is IPropertySymbol, labels?.ToDisplayString(MemberHeader.TypeFormat), isDuration);

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType
        is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal
        or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64;

    /// <summary>An observed member while it is read.</summary>
    /// <param name="Declaration">What the generator needs.</param>
    /// <param name="LabelSet">The type of its labels, where it is not called with them.</param>
    /// <param name="LabelSetPlace">Where that type stands.</param>
    private sealed record ObservedMember(ObservedDeclaration Declaration, INamedTypeSymbol? LabelSet, Location? LabelSetPlace);
}
