using MetricsKit.Analyzers.Measures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers.CallGraph;

/// <summary>Reads what the text of one body calls, and what it declares.</summary>
internal sealed class BodyReader
{
    private readonly HashSet<CallLook> _called = [];
    private readonly Dictionary<string, TypeSyntax?> _declared = new(StringComparer.Ordinal);
    private readonly List<(Handler Handler, bool TakesNumbers)> _locals = [];
    private readonly List<SyntaxNode> _sinks = [];
    private bool _namesRecordingType;
    private bool _hasMeasure;

    /// <summary>The facts of a body and of the local functions in it; none where it calls nothing.</summary>
    public static IEnumerable<MemberFacts> Read(SyntaxNode root, IEnumerable<SyntaxNode> parts, Handler? handler, bool hasAliases)
    {
        var reader = new BodyReader();
        foreach (SyntaxNode part in parts)
        {
            foreach (SyntaxNode node in part.DescendantNodes())
            {
                reader.Read(node);
            }
        }

        if (reader._called.Count == 0)
        {
            yield break;
        }

        reader._sinks.RemoveAll(sink => !reader.MayRecord(sink, hasAliases));
        bool records = reader._sinks.Exists(reader.TakesDeclared);
        bool takesNumbers = root is BaseMethodDeclarationSyntax method && RecordingCalls.TakesNumbers(method.ParameterList);
        yield return new MemberFacts(root, handler, reader._sinks.Count > 0, records, SinkNames.HasTags(root), reader._hasMeasure, takesNumbers, reader._called);
        foreach ((Handler local, bool localTakesNumbers) in reader._locals)
        {
            yield return new MemberFacts(root, local, reader._sinks.Count > 0, records, BuildsTags: false, reader._hasMeasure, localTakesNumbers, []);
        }
    }

    private void Read(SyntaxNode node)
    {
        switch (node)
        {
            case InvocationExpressionSyntax invocation:
                string? target = SinkNames.CalledName(invocation.Expression);
                _hasMeasure = _hasMeasure || (target is not null && RecordingCalls.MayRecord(target, invocation));
                Call(invocation, target, invocation.ArgumentList);
                break;
            case ObjectCreationExpressionSyntax creation:
                Call(creation, SinkNames.NameOf(creation.Type), creation.ArgumentList);
                break;
            case ImplicitObjectCreationExpressionSyntax creation:
                Call(creation, SinkNames.ImplicitCreation, creation.ArgumentList);
                break;
            case SimpleNameSyntax name:
                _namesRecordingType |= SinkNames.IsRecordingType(name.Identifier.ValueText);
                break;
            case ParameterSyntax parameter:
                Declare(parameter.Identifier, parameter.Type);
                break;
            case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } variable:
                Declare(variable.Identifier, type.IsVar ? (variable.Initializer?.Value as ObjectCreationExpressionSyntax)?.Type : type);
                break;
            case SingleVariableDesignationSyntax designation:
                Declare(designation.Identifier, null);
                break;
            case ForEachStatementSyntax each:
                Declare(each.Identifier, null);
                break;
            case CatchDeclarationSyntax caught:
                Declare(caught.Identifier, null);
                break;

            // A field that the body itself assigns is as good as a variable.
            case AssignmentExpressionSyntax { Left: ExpressionSyntax left } when Calls.Name(left) is { } assigned && !_declared.ContainsKey(assigned.Identifier.ValueText):
                Declare(assigned.Identifier, FieldType(assigned));
                break;
            case LocalFunctionStatementSyntax { ParameterList.Parameters.Count: > 0 } local:
                _locals.Add((new Handler(local.Identifier.ValueText, int.MaxValue, IsExtension: false), RecordingCalls.TakesNumbers(local.ParameterList)));
                break;
        }
    }

    private void Call(SyntaxNode call, string? name, ArgumentListSyntax? arguments)
    {
        if (name is null)
        {
            return;
        }

        int count = arguments?.Arguments.Count ?? 0;
        _called.Add(new CallLook(name, count > 0 && arguments!.Arguments.All(a => a.Expression is LiteralExpressionSyntax) ? 0 : count));
        bool isSink = call switch
        {
            InvocationExpressionSyntax invocation => SinkNames.MayRecord(name, invocation),
            ImplicitObjectCreationExpressionSyntax => call.Parent is not EqualsValueClauseSyntax,
            _ => SinkNames.IsRecordingType(name),
        };
        if (isSink)
        {
            _sinks.Add(call);
        }
    }

    private void Declare(SyntaxToken name, TypeSyntax? type) =>
        _declared[name.ValueText] = _declared.TryGetValue(name.ValueText, out TypeSyntax? known) && !SinkNames.IsCollection(known) ? null : type;

    // What is added to many collections looks like a recording; where those are declared in sight, their types say that it is none.
    private bool MayRecord(SyntaxNode sink, bool hasAliases) =>
        sink is not InvocationExpressionSyntax { Expression: var called, ArgumentList.Arguments: var arguments } || SinkNames.CalledName(called) is not ("Add" or "Record")
        || (!IsOnCollection(called) && (hasAliases || arguments is not [{ Expression: var only }] || SinkNames.MayBeTag(only)));

    // Whether a parameter may get to the label.
    private bool TakesDeclared(SyntaxNode sink)
    {
        if (sink is not InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call)
        {
            return (sink is ObjectCreationExpressionSyntax || _namesRecordingType) && MentionsDeclared(sink);
        }

        if (SinkNames.CalledName(call.Expression) is not ("Add" or "Record"))
        {
            return arguments.Any(MentionsDeclared);
        }

        // counter.Add(amount, tags): what is counted is no label.
        return arguments.Skip(arguments is [{ NameColon: null }, _, ..] ? 1 : 0).Any(MentionsDeclared);
    }

    private bool MentionsDeclared(SyntaxNode node) => node.DescendantNodes().Any(n => n is IdentifierNameSyntax name && _declared.ContainsKey(name.Identifier.ValueText));

    // users.Add(id, user), where users is declared in sight.
    private bool IsOnCollection(ExpressionSyntax called) =>
        called is MemberAccessExpressionSyntax { Expression: var on } && (on is MemberAccessExpressionSyntax member ? member.Name : on) is SimpleNameSyntax name
        && (name.Identifier.ValueText is "Interlocked" or "Headers" or "DefaultRequestHeaders" || (on is SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } && SinkNames.IsCollection(_declared.TryGetValue(name.Identifier.ValueText, out TypeSyntax? type) ? type : FieldType(name))));

    // The type of a field or property of the types around a name.
    private static TypeSyntax? FieldType(SimpleNameSyntax name)
    {
        foreach (MemberDeclarationSyntax member in name.Ancestors().OfType<TypeDeclarationSyntax>().SelectMany(type => type.Members))
        {
            switch (member)
            {
                case BaseFieldDeclarationSyntax { Declaration: var declaration } when declaration.Variables.Any(v => v.Identifier.ValueText == name.Identifier.ValueText):
                    return declaration.Type;
                case PropertyDeclarationSyntax property when property.Identifier.ValueText == name.Identifier.ValueText:
                    return property.Type;
            }
        }

        return null;
    }
}
