using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers.CallGraph;

/// <summary>What a call of a method looks like, as far as text says: asked before the body around a call is bound, for many methods share a name.</summary>
internal sealed class CallShape
{
    private readonly HashSet<IMethodSymbol> _declared;
    private readonly bool _isConstructor;
    private readonly bool _isOnObject;
    private readonly string _name;
    private readonly string? _owner;
    private readonly int _fewest;
    private readonly int _most;
    private readonly HashSet<SyntaxTree>? _trees;

    public CallShape(IMethodSymbol method)
    {
        _isConstructor = method.MethodKind == MethodKind.Constructor;
        _name = _isConstructor ? method.ContainingType.Name : method.Name;

        _declared = Declared(method);
        _isOnObject = method is { IsStatic: false, MethodKind: MethodKind.Ordinary };

        // A call through an interface or a base class has the parameters, and the defaults, that are declared there.
        _fewest = _declared.Min(m => m.Parameters.Count(p => !p.IsOptional && !p.IsParams)) - (method.IsExtensionMethod ? 1 : 0);
        _most = _declared.Any(m => m.Parameters.Any(p => p.IsParams)) ? int.MaxValue : _declared.Max(m => m.Parameters.Length);

        // Nothing derives from these: only their own name stands before the dot.
        if (method is { IsStatic: true, IsExtensionMethod: false, ContainingType: { } type } && (type.IsStatic || type.IsSealed || type.IsValueType))
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

    /// <summary>True for a method by which the method is called: itself, or what it implements or overrides.</summary>
    public bool IsTarget(IMethodSymbol target) => _declared.Contains((target.ReducedFrom ?? target).OriginalDefinition);

    /// <summary>False where what a call is made on is declared with a type that does not have the method: asked before the body is bound.</summary>
    public bool MayBeOn(SyntaxNode call, SemanticModel model)
    {
        if (!_isOnObject || call is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var on } }
            || (on is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own.Name : on) is not IdentifierNameSyntax receiver

            // In a lambda a name may be a parameter whose type is found by binding all around it.
            || call.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not null)
        {
            return true;
        }

        ITypeSymbol? type = model.LookupSymbols(receiver.SpanStart, name: receiver.Identifier.ValueText) switch
        {
            [ILocalSymbol local] => local.Type,
            [IParameterSymbol parameter] => parameter.Type,
            [IFieldSymbol field] => field.Type,
            [IPropertySymbol property] => property.Type,
            _ => null,
        };
        return type is not INamedTypeSymbol { TypeKind: not TypeKind.Error } named
            || Has(named) || named.AllInterfaces.Any(Has) || (named.TypeKind == TypeKind.Interface ? _declared.Any(m => m.ContainingType.SpecialType == SpecialType.System_Object) : HasBase(named));

        bool HasBase(INamedTypeSymbol derived)
        {
            for (INamedTypeSymbol? at = derived.BaseType; at is not null; at = at.BaseType)
            {
                if (at.TypeKind == TypeKind.Error || Has(at))
                {
                    return true;
                }
            }

            return false;
        }

        bool Has(INamedTypeSymbol holder) => _declared.Any(m => SymbolEqualityComparer.Default.Equals(m.ContainingType, holder.OriginalDefinition));
    }

    private static HashSet<IMethodSymbol> Declared(IMethodSymbol method)
    {
        var declared = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { method.OriginalDefinition };
        if (method is not { MethodKind: MethodKind.Ordinary, ContainingType: { } type })
        {
            return declared;
        }

        for (IMethodSymbol? at = method.OverriddenMethod; at is not null; at = at.OverriddenMethod)
        {
            declared.Add(at.OriginalDefinition);
        }

        foreach (IMethodSymbol member in type.AllInterfaces.SelectMany(face => face.GetMembers(method.Name)).OfType<IMethodSymbol>())
        {
            if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member)?.OriginalDefinition, method.OriginalDefinition))
            {
                declared.Add(member.OriginalDefinition);
            }
        }

        return declared;
    }

    private bool Takes(int arguments) => arguments >= _fewest && arguments <= _most;

    private bool MayBeOwner(ExpressionSyntax called) => _owner is null || called switch
    {
        MemberAccessExpressionSyntax { Expression: TypeSyntax type } => SinkNames.NameOf(type) == _owner,
        MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.Identifier.ValueText == _owner,
        SimpleNameSyntax => true,
        _ => false,
    };
}
