using TrackStore.Text;

namespace TrackStore.Tracks.Relocation;

/// <summary>Replaces the beginning of paths by another one, in whole segments.</summary>
internal sealed class PathMove
{
    private readonly string _from;
    private readonly string _to;
    private readonly string _toAsGiven;
    private readonly bool _isFromWindows;
    private readonly bool _isToWindows;

    private PathMove(string from, string to)
    {
        _isFromWindows = IsWindows(from, nameof(from));
        _isToWindows = IsWindows(to, nameof(to));
        _from = WithoutEnd(from, _isFromWindows);
        _to = WithoutEnd(to, _isToWindows);
        _toAsGiven = to;
    }

    /// <exception cref="ArgumentException">A path is empty, too long or not absolute.</exception>
    public static PathMove Create(string from, string to) => new(
        TextRules.Exact(from, TextRules.Path, nameof(from)), TextRules.Exact(to, TextRules.Path, nameof(to)));

    /// <summary>Returns the path after the move, or null when it doesn't begin with the replaced path or stays the same.</summary>
    public string? Apply(string path)
    {
        if (!IsBelow(path))
            return null;

        // A root has no end of its own: "/" and "C:\" are only the beginning of what follows.
        string moved = path.Length == _from.Length ? _toAsGiven : _to + Converted(path[_from.Length..]);
        return moved == path ? null : moved;
    }

    private bool IsBelow(string path)
    {
        if (path.Length < _from.Length || (path.Length > _from.Length && !IsSeparator(path[_from.Length], _isFromWindows)))
            return false;
        if (!_isFromWindows)
            return path.StartsWith(_from, StringComparison.Ordinal);
        for (int i = 0; i < _from.Length; i++)
        {
            bool isSame = IsSeparator(_from[i], isWindows: true)
                ? IsSeparator(path[i], isWindows: true)
                : char.ToUpperInvariant(_from[i]) == char.ToUpperInvariant(path[i]);
            if (!isSame)
                return false;
        }

        return true;
    }

    private string Converted(string rest) => _isFromWindows == _isToWindows ? rest
        : _isToWindows ? rest.Replace('/', '\\')
        : rest.Replace('\\', '/');

    private static bool IsWindows(string path, string parameter)
    {
        if (path.StartsWith(@"\\", StringComparison.Ordinal))
            return true;
        bool hasDrive = path.Length >= 2 && char.IsAsciiLetter(path[0]) && path[1] == ':';
        if (hasDrive && (path.Length == 2 || IsSeparator(path[2], isWindows: true)))
            return true;
        return path[0] == '/'
            ? false
            : throw new ArgumentException(
                $@"{parameter} is not an absolute path. Pass one such as C:\Music, \\server\share or /home/me/music.", parameter);
    }

    private static bool IsSeparator(char c, bool isWindows) => c == '/' || (isWindows && c == '\\');

    private static string WithoutEnd(string path, bool isWindows) => isWindows ? path.TrimEnd('\\', '/') : path.TrimEnd('/');
}
