namespace TrackStore.Sample.Web.Components.Parts;

/// <summary>Genres as text, separated by semicolons, because genres have commas.</summary>
internal static class Genres
{
    private const char Separator = ';';

    public static string Join(IEnumerable<string> names) => string.Join($"{Separator} ", names);

    public static string[] Split(string? text)
        => (text ?? "").Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
