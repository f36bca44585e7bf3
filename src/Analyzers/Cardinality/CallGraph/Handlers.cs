namespace MetricsKit.Analyzers.CallGraph;

/// <summary>A call as its text shows it: the name, and how many arguments may carry a value.</summary>
/// <param name="Name">The name that is called or created.</param>
/// <param name="Arguments">How many arguments there are; none where all of them are literals.</param>
internal readonly record struct CallLook(string Name, int Arguments);

/// <summary>A method that may hand a parameter on, as its text shows it.</summary>
/// <param name="Name">Its name; the type's for a constructor.</param>
/// <param name="Most">How many arguments it takes at most.</param>
/// <param name="IsExtension">True where what stands before the dot is an argument too.</param>
internal readonly record struct Handler(string Name, int Most, bool IsExtension);

/// <summary>Methods whose parameters may reach a label, as far as names and numbers of arguments say.</summary>
internal sealed class Handlers
{
    private readonly Dictionary<string, Handler> _byName = new(StringComparer.Ordinal);

    /// <summary>True where one of them has the name.</summary>
    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>Joins another method; false where it says nothing new.</summary>
    public bool Add(Handler handler)
    {
        if (_byName.TryGetValue(handler.Name, out Handler known))
        {
            handler = handler with { Most = Math.Max(handler.Most, known.Most), IsExtension = handler.IsExtension || known.IsExtension };
        }

        _byName[handler.Name] = handler;
        return handler != known;
    }

    /// <summary>True where such a call may be of one of them.</summary>
    public bool MayTake(CallLook call) =>
        _byName.TryGetValue(call.Name, out Handler handler) && (call.Arguments == 0 ? handler.IsExtension : call.Arguments <= handler.Most);
}
