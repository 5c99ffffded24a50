using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Rendering;

/// <summary>
/// Remembers in the library in which order different rendition options replaced one another. In the background, pictures are rerendered in
/// this direction only. Otherwise two processes with different options would rerender each other's pictures in turns, for ever.
/// </summary>
internal static class RenditionSuccession
{
    private const string Key = "rendition_options";
    private const char Separator = '\n';

    // Options that fall off the list count as new when they are used again.
    private const int MaxOptions = 20;

    /// <summary>Lists the options that have replaced the given ones, or others after them. None if the given ones are new.</summary>
    public static async Task<IReadOnlyList<string>> ReadLaterAsync(DbContext context, string options, CancellationToken cancellationToken)
    {
        List<string> all = Parse(await StoreSettings.ReadAsync(context, Key, cancellationToken).ConfigureAwait(false));
        int own = all.IndexOf(options);
        return own < 0 ? [] : all[(own + 1)..];
    }

    /// <summary>Adds new options to the end, before the first picture is rerendered with them in the background.</summary>
    public static Task AddAsync(StoreDatabase database, string options, CancellationToken cancellationToken)
        => ChangeAsync(database, options, static (all, added) => !all.Contains(added), cancellationToken);

    /// <summary>Moves options to the end, because the host has asked for them. Nothing is remembered of a library with no others.</summary>
    public static Task MoveToEndAsync(StoreDatabase database, string options, CancellationToken cancellationToken)
        => ChangeAsync(database, options, static (all, moved) => all.Count > 0 && all[^1] != moved, cancellationToken);

    /// <summary>Moves options to the end, behind those that they replace, because the host has asked for them.</summary>
    public static void Replace(LibraryRows rows, string former, string options)
    {
        List<string> all = Parse(StoreSettings.Find(rows, Key));
        if (!all.Contains(former))
            all.Add(former);
        Write(rows, all, options);
    }

    private static async Task ChangeAsync(
        StoreDatabase database,
        string options,
        Func<List<string>, string, bool> isChange,
        CancellationToken cancellationToken)
    {
        string? stored = await database
            .ReadAsync((context, token) => StoreSettings.ReadAsync(context, Key, token), cancellationToken)
            .ConfigureAwait(false);
        if (!isChange(Parse(stored), options))
            return;
        await database.PlanAsync(
            rows =>
            {
                List<string> all = Parse(StoreSettings.Find(rows, Key));
                return isChange(all, options) && Write(rows, all, options);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static bool Write(LibraryRows rows, List<string> all, string last)
    {
        all.Remove(last);
        all.Add(last);
        StoreSettings.Set(rows, Key, string.Join(Separator, all.TakeLast(MaxOptions)));
        return true;
    }

    private static List<string> Parse(string? stored) => string.IsNullOrEmpty(stored) ? [] : [.. stored.Split(Separator)];
}
