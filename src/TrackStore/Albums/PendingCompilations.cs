using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Plans;

namespace TrackStore.Albums;

/// <summary>
/// Remembers in the library that compilations have not been joined, because a run is under way, was killed or ended early. Which albums are
/// concerned follows from the time since when.
/// </summary>
internal static class PendingCompilations
{
    private const string Key = "compilations_pending";

    public static async Task<DateTime?> ReadAsync(DbContext context, CancellationToken cancellationToken)
        => await StoreSettings.ReadAsync(context, Key, cancellationToken).ConfigureAwait(false) is { } since
            ? DateTime.Parse(since, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : null;

    /// <summary>Notes that tracks of this write may be on compilations. What was noted first stays.</summary>
    /// <returns>True when this is the first write to note it.</returns>
    public static bool Note(LibraryRows rows)
    {
        if (StoreSettings.Find(rows, Key) is not null)
            return false;
        StoreSettings.Set(rows, Key, rows.Now.ToString("O", CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>Forgets it.</summary>
    /// <returns>False when nothing was noted.</returns>
    public static bool Clear(LibraryRows rows)
    {
        if (rows.Settings.ByKey.FindOne(Key) is not { } noted)
            return false;
        rows.Settings.Remove(noted);
        return true;
    }
}
