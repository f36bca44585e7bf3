namespace MetricsKit.PromQL;

/// <summary>Why a regular expression is refused.</summary>
/// <param name="Start">Offset of the first character at fault.</param>
/// <param name="End">Offset after the last one.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record Re2Problem(int Start, int End, string Message);

/// <summary>
/// Checks the syntax of a regular expression as RE2 reads it, which Prometheus uses: no look-around, no back-references,
/// at most 1,000 repetitions; and tells whether it matches the empty text. This file has the frame; classes and escapes are next door.
/// </summary>
internal partial struct Re2Checker
{
    private const int MaxRepeat = 1000;
    private const int MaxNesting = 1000;

    /// <summary>Built with Go 1.22, which reads <c>(?&lt;name&gt;</c> as <c>(?P&lt;name&gt;</c>.</summary>
    private static readonly Version ShortNamesSince = new(2, 51);

    private readonly string _pattern;
    private readonly Version _target;
    private List<Group>? _groups;
    private Re2Problem? _problem;
    private int _position;

    /// <summary>How often the last atom is repeated by counts inside it; 0 where there is no atom.</summary>
    private int _atom;

    /// <summary>Greatest such number so far in the group that is open.</summary>
    private int _most;

    /// <summary>Where the repetition began that ends right here; -1 for none.</summary>
    private int _repeat;

    /// <summary>Whether the last atom, what stands before it in its alternative, and any of the earlier alternatives match the empty text.</summary>
    private bool _emptyAtom;
    private bool _emptyBefore;
    private bool _emptyEarlier;

    private Re2Checker(string pattern, Version target)
    {
        _pattern = pattern;
        _target = target;
        _most = 1;
        _repeat = -1;
        _emptyAtom = _emptyBefore = true;
    }

    private readonly bool IsEmptySoFar => _emptyEarlier || (_emptyBefore && _emptyAtom);

    /// <summary>The first problem; null when that version of Prometheus accepts the pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="target">The version; the newest unless stated.</param>
    public static Re2Problem? Check(string pattern, Version? target = null)
    {
        var checker = new Re2Checker(pattern, target ?? PromQLOptions.Default.TargetVersion);
        checker.Read();
        return checker._problem;
    }

    /// <summary>True when the pattern, anchored at both ends, matches the empty text; false for one that is none.</summary>
    public static bool MatchesEmpty(string pattern)
    {
        var checker = new Re2Checker(pattern, PromQLOptions.Default.TargetVersion);
        checker.Read();
        return checker._problem is null && checker.IsEmptySoFar;
    }

    private void Read()
    {
        while (_problem is null && _position < _pattern.Length)
        {
            Next();
        }

        if (_problem is null && _groups is { Count: > 0 })
        {
            int start = _groups[_groups.Count - 1].Start;
            Fail(start, start + 1, "'(' is never closed");
        }
    }

    private void Next()
    {
        int start = _position;
        int repeat = _repeat;
        _repeat = -1;
        switch (_pattern[_position])
        {
            case '(':
                OpenGroup();
                break;
            case ')' when _groups is not { Count: > 0 }:
                Fail(start, start + 1, "')' closes nothing; write '\\)' for the character");
                break;
            case ')':
                _position++;
                CloseGroup();
                break;
            case '|':
                _position++;
                _atom = 0;
                _emptyEarlier = IsEmptySoFar;
                _emptyBefore = _emptyAtom = true;
                break;
            case '^' or '$':
                _position++;
                Atom(1, isEmpty: true);
                break;
            case '*' or '+' or '?':
                _position++;
                Repeat(start, repeat, 1, canBeNone: _pattern[start] != '+');
                break;
            case '{' when TryCount(out int count, out bool canBeNone):
                Repeat(start, repeat, count, canBeNone);
                break;
            case '[':
                Class();
                Atom(1);
                break;
            case '\\':
                Escape();
                break;
            default:
                Character();
                Atom(1);
                break;
        }
    }

    private void Atom(int count, bool isEmpty = false)
    {
        _atom = count;
        _most = Math.Max(_most, count);
        _emptyBefore &= _emptyAtom;
        _emptyAtom = isEmpty;
    }

    private void Repeat(int start, int previous, int count, bool canBeNone)
    {
        if (_problem is not null)
        {
            return;
        }

        if (Peek(0) == '?')
        {
            _position++;
        }

        if (_atom == 0)
        {
            string op = _pattern.Substring(start, _position - start);
            Fail(start, _position, $"'{op}' has nothing to repeat; write '\\{op}' for the character");
        }
        else if (previous >= 0)
        {
            Fail(previous, _position, $"'{_pattern.Substring(previous, _position - previous)}' repeats a repetition");
        }
        else if ((long)_atom * Math.Max(count, 1) > MaxRepeat)
        {
            Fail(start, _position, $"'{_pattern.Substring(start, _position - start)}' repeats more than {MaxRepeat} times in all");
        }
        else
        {
            _atom *= Math.Max(count, 1);
            _most = Math.Max(_most, _atom);
            _emptyAtom |= canBeNone;
            _repeat = start;
        }
    }

    /// <summary>Reads <c>{2}</c>, <c>{2,}</c> or <c>{2,3}</c>; anything else after a brace is plain text.</summary>
    private bool TryCount(out int count, out bool canBeNone)
    {
        count = 0;
        canBeNone = false;
        int start = _position;
        int i = start + 1;
        if (!TryNumber(ref i, out int min))
        {
            return false;
        }

        int max = min;
        bool open = false;
        if (i < _pattern.Length && _pattern[i] == ',')
        {
            i++;
            open = !TryNumber(ref i, out max);
        }

        if (i >= _pattern.Length || _pattern[i] != '}')
        {
            return false;
        }

        _position = i + 1;
        count = open ? min : max;
        canBeNone = min == 0;
        if (min > MaxRepeat || (!open && (max > MaxRepeat || max < min)))
        {
            Fail(start, _position, $"'{_pattern.Substring(start, _position - start)}' is not a valid count; it goes up to {MaxRepeat}, the smaller number first");
        }

        return true;
    }

    private readonly bool TryNumber(ref int i, out int value)
    {
        int start = i;
        value = 0;
        while (i < _pattern.Length && Characters.IsDigit(_pattern[i]))
        {
            value = Math.Min((value * 10) + (_pattern[i++] - '0'), 100_000);
        }

        return i > start && !(_pattern[start] == '0' && i - start > 1);
    }

    private void OpenGroup()
    {
        int start = _position++;
        if (_groups is { Count: >= MaxNesting })
        {
            Fail(start, start + 1, "the expression nests too deeply");
            return;
        }

        bool opens = true;
        if (Peek(0) == '?')
        {
            _position++;
            bool isShort = Peek(0) == '<' && Peek(1) is not ('=' or '!') && _target >= ShortNamesSince;
            bool named = (Peek(0) == 'P' && Peek(1) == '<') || isShort;
            opens = named ? Name(start) : Flags(start);
        }

        if (opens)
        {
            (_groups ??= []).Add(new Group(start, _most, _emptyAtom, _emptyBefore, _emptyEarlier));
            _most = 1;
            _atom = 0;
            _emptyAtom = _emptyBefore = true;
            _emptyEarlier = false;
        }
    }

    private void CloseGroup()
    {
        Group group = _groups![_groups.Count - 1];
        _groups.RemoveAt(_groups.Count - 1);
        int inner = _most;
        bool isEmpty = IsEmptySoFar;
        (_most, _emptyAtom, _emptyBefore, _emptyEarlier) = (group.Most, group.EmptyAtom, group.EmptyBefore, group.EmptyEarlier);
        Atom(inner, isEmpty);
    }

    private bool Name(int start)
    {
        int from = _pattern.IndexOf('<', _position) + 1;
        int to = _pattern.IndexOf('>', from);
        string name = to < 0 ? "" : _pattern.Substring(from, to - from);
        _position = to < 0 ? _pattern.Length : to + 1;
        if (name.Length == 0 || !name.All(Characters.IsAlphaNumeric))
        {
            Fail(start, _position, $"'{_pattern.Substring(start, _position - start)}' does not name a group; a name has letters, digits and '_'");
        }

        return true;
    }

    /// <summary>Reads <c>(?i)</c> or <c>(?i:</c>; true where it opens a group.</summary>
    private bool Flags(int start)
    {
        bool negated = false;
        bool any = false;
        for (; _position < _pattern.Length; _position++)
        {
            char c = _pattern[_position];
            if (c is ')' or ':' && (any || !negated))
            {
                _position++;
                return c == ':';
            }

            if (c == '-' && !negated)
            {
                negated = true;
                any = false;
            }
            else if (c is 'i' or 'm' or 's' or 'U')
            {
                any = true;
            }
            else
            {
                break;
            }
        }

        int end = Math.Min(_position + 1, _pattern.Length);
        string text = _pattern.Substring(start, end - start);
        Fail(start, end, text is "(?=" or "(?!" or "(?<"
            ? $"'{text}' looks around, which Prometheus' regular expressions cannot do; use a second matcher, such as !~"
            : $"'{text}' is not a group that Prometheus' regular expressions know");
        return false;
    }

    private readonly char Peek(int distance) => _position + distance < _pattern.Length ? _pattern[_position + distance] : '\0';

    private void Fail(int start, int end, string message) => _problem ??= new Re2Problem(start, end, message);

    /// <summary>What holds outside a group that is open.</summary>
    private readonly record struct Group(int Start, int Most, bool EmptyAtom, bool EmptyBefore, bool EmptyEarlier);
}
