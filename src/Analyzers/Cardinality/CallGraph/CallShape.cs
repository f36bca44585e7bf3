using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers.CallGraph;

/// <summary>What a call of a method looks like, as far as text says: asked before the body around a call is bound, for many methods share a name.</summary>
internal sealed class CallShape
{
    private readonly bool _isConstructor;
    private readonly string _name;
    private readonly string? _owner;
    private readonly int _fewest;
    private readonly int _most = int.MaxValue;
    private readonly HashSet<SyntaxTree>? _trees;

    public CallShape(IMethodSymbol method)
    {
        _isConstructor = method.MethodKind == MethodKind.Constructor;
        _name = _isConstructor ? method.ContainingType.Name : method.Name;

        // A call through an interface or a base class has the parameters, and the defaults, that are declared there.
        bool mayImplement = method.MethodKind == MethodKind.Ordinary && method.DeclaredAccessibility != Accessibility.Private
            && (method.IsVirtual || method.IsAbstract || method.IsOverride || method.ContainingType.AllInterfaces.Length > 0);
        if (!mayImplement)
        {
            _fewest = method.Parameters.Count(p => !p.IsOptional && !p.IsParams) - (method.IsExtensionMethod ? 1 : 0);
            _most = method.Parameters.Any(p => p.IsParams) ? int.MaxValue : method.Parameters.Length;
        }

        // Nothing derives from these: only their own name stands before the dot.
        if (!mayImplement && method is { IsStatic: true, IsExtensionMethod: false, ContainingType: { } type } && (type.IsStatic || type.IsSealed || type.IsValueType))
        {
            _owner = type.Name;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            _trees = [.. method.DeclaringSyntaxReferences.Select(r => r.SyntaxTree)];
        }
        else if (method.DeclaredAccessibility == Accessibility.Private)
        {
            INamedTypeSymbol outermost = method.ContainingType;
            while (outermost.ContainingType is { } outer)
            {
                outermost = outer;
            }

            _trees = [.. outermost.DeclaringSyntaxReferences.Select(r => r.SyntaxTree)];
        }
    }

    /// <summary>The bodies of a file that may call the method, by name.</summary>
    public IEnumerable<SyntaxNode> BodiesIn(TreeFacts facts)
    {
        IEnumerable<MemberFacts> members = facts.CallersOf(_name);
        return (_isConstructor ? members.Concat(facts.CallersOf(SinkNames.ImplicitCreation)) : members).Select(m => m.Root).Distinct();
    }

    /// <summary>True for a file that can see the method.</summary>
    public bool MayBeIn(SyntaxTree tree) => _trees is null || _trees.Contains(tree);

    /// <summary>The calls in a body that look like calls of the method.</summary>
    /// <param name="body">The body.</param>
    /// <param name="hasAliases">Whether a type may go by another name there.</param>
    public IEnumerable<SyntaxNode> CallsIn(SyntaxNode body, bool hasAliases) => body.DescendantNodes().Where(node => node switch
    {
        ImplicitObjectCreationExpressionSyntax creation => _isConstructor && Takes(creation.ArgumentList.Arguments.Count),
        ObjectCreationExpressionSyntax creation => _isConstructor && SinkNames.NameOf(creation.Type) == _name && Takes(creation.ArgumentList?.Arguments.Count ?? 0),
        InvocationExpressionSyntax call => !_isConstructor && SinkNames.CalledName(call.Expression) == _name && Takes(call.ArgumentList.Arguments.Count) && (hasAliases || MayBeOwner(call.Expression)),
        _ => false,
    });

    private bool Takes(int arguments) => arguments >= _fewest && arguments <= _most;

    private bool MayBeOwner(ExpressionSyntax called) => _owner is null || called switch
    {
        MemberAccessExpressionSyntax { Expression: TypeSyntax type } => SinkNames.NameOf(type) == _owner,
        MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.Identifier.ValueText == _owner,
        SimpleNameSyntax => true,
        _ => false,
    };
}
