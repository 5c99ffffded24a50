using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Taxonomy;

/// <summary>
/// The pairs of tags, or of genres, of which a person has said that they are not one. They are kept by id, so that a renaming keeps them.
/// </summary>
/// <param name="prefix">What the keys of the pairs begin with, in the library's settings.</param>
internal sealed class SeparateNames(string prefix)
{
    public static SeparateNames Tags { get; } = new(StoreSettings.SeparateTags);

    public static SeparateNames Genres { get; } = new(StoreSettings.SeparateGenres);

    /// <summary>Returns a pair in the order in which it is kept.</summary>
    public static (long First, long Second) InOrder(long one, long other) => one < other ? (one, other) : (other, one);

    /// <exception cref="ArgumentException">Both are the same.</exception>
    public static void ThrowIfSame(long firstId, long secondId, string parameter)
    {
        if (firstId == secondId)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Both are {firstId}. Name two."), parameter);
    }

    /// <summary>Plans that two are separate, or may be one again.</summary>
    /// <returns>True when this is new.</returns>
    public bool Set(LibraryRows rows, long firstId, long secondId, bool isSeparate)
    {
        string key = KeyOf(InOrder(firstId, secondId));
        StoreSettingEntity? stored = rows.Settings.ByKey.FindOne(key);
        if (stored is not null == isSeparate)
            return false;
        if (stored is not null)
            rows.Settings.Remove(stored);
        else
            StoreSettings.Set(rows, key, "");
        return true;
    }

    /// <summary>Reads all pairs.</summary>
    public async Task<IReadOnlySet<(long First, long Second)>> ReadAsync(DbContext context, CancellationToken cancellationToken)
    {
        List<string> keys = await context.Set<StoreSettingEntity>()
            .Where(setting => setting.Key.StartsWith(prefix))
            .Select(setting => setting.Key)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return keys.Select(PairOf).OfType<(long, long)>().ToHashSet();
    }

    /// <summary>Reads the pairs of some tags or genres.</summary>
    public async Task<IReadOnlyList<(long First, long Second)>> ReadOfAsync(
        DbContext context, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
        => ids.Count == 0
            ? []
            :
            [
                .. (await ReadAsync(context, cancellationToken).ConfigureAwait(false))
                    .Where(pair => ids.Contains(pair.First) || ids.Contains(pair.Second)),
            ];

    /// <summary>Plans that one goes: its pairs go with it, or become those of the one into which it is merged.</summary>
    /// <param name="rows">The rows, in which this is planned.</param>
    /// <param name="pairs">The pairs (<see cref="ReadOfAsync"/>), those of others among them.</param>
    /// <param name="fromId">The one that goes.</param>
    /// <param name="toId">The one into which it is merged, or null.</param>
    public void Move(LibraryRows rows, IReadOnlyList<(long First, long Second)> pairs, long fromId, long? toId)
    {
        foreach ((long first, long second) in pairs.Where(pair => pair.First == fromId || pair.Second == fromId))
        {
            Set(rows, first, second, isSeparate: false);
            long other = first == fromId ? second : first;
            if (toId is { } keptId && keptId != other)
                Set(rows, keptId, other, isSeparate: true);
        }
    }

    /// <summary>Returns the pair of a setting's key, or null when the setting is another one.</summary>
    public (long First, long Second)? PairOf(string key)
    {
        if (!key.StartsWith(prefix, StringComparison.Ordinal))
            return null;
        string[] ids = key[prefix.Length..].Split(':');
        return (long.Parse(ids[0], CultureInfo.InvariantCulture), long.Parse(ids[1], CultureInfo.InvariantCulture));
    }

    private string KeyOf((long First, long Second) pair)
        => string.Create(CultureInfo.InvariantCulture, $"{prefix}{pair.First}:{pair.Second}");
}
