using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Library;

/// <summary>
/// The pairs of pictures of which a person has said that they are not copies of one. They are kept by the beginning of the hash of their
/// bytes, so that they stay when pictures are rendered again, or go and come back.
/// </summary>
internal static class SeparatePictures
{
    private const int NameBytes = 8;

    /// <summary>Plans that two pictures are separate.</summary>
    /// <param name="rows">The plan.</param>
    /// <param name="one">The hash of one.</param>
    /// <param name="other">The hash of the other.</param>
    /// <param name="owners">Albums and tracks with one of them, which are told when this is taken back.</param>
    /// <returns>True when this is new.</returns>
    public static bool Add(LibraryRows rows, byte[] one, byte[] other, IEnumerable<ArtworkOwner> owners)
    {
        (string first, string second) = InOrder(NameOf(one), NameOf(other));
        string key = $"{StoreSettings.SeparatePictures}{first}:{second}";
        if (first == second || rows.Settings.ByKey.FindOne(key) is not null)
            return false;
        StoreSettings.Set(rows, key, string.Join(' ', owners.Select(TextOf)));
        return true;
    }

    /// <summary>Reads all pairs, each in the order of <see cref="InOrder"/>.</summary>
    public static async Task<IReadOnlySet<(string First, string Second)>> ReadAsync(
        DbContext context, CancellationToken cancellationToken)
    {
        List<string> keys = await context.Set<StoreSettingEntity>()
            .Where(setting => setting.Key.StartsWith(StoreSettings.SeparatePictures))
            .Select(setting => setting.Key)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return keys.Select(key => key[StoreSettings.SeparatePictures.Length..].Split(':')).Select(pair => (pair[0], pair[1])).ToHashSet();
    }

    /// <summary>Returns what a picture is known by.</summary>
    public static string NameOf(byte[] hash) => Convert.ToHexString(hash.AsSpan(0, NameBytes));

    public static (string First, string Second) InOrder(string one, string other)
        => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    /// <summary>Returns the albums and tracks that were noted with a pair, none when the setting is another one.</summary>
    public static IEnumerable<ArtworkOwner> OwnersOf(string key, string value)
        => key.StartsWith(StoreSettings.SeparatePictures, StringComparison.Ordinal)
            ? value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(OwnerOf)
            : [];

    private static string TextOf(ArtworkOwner owner)
        => string.Create(CultureInfo.InvariantCulture, $"{(owner.Kind == ArtworkOwnerKind.Track ? 't' : 'a')}{owner.Id}");

    private static ArtworkOwner OwnerOf(string text)
    {
        long id = long.Parse(text.AsSpan(1), CultureInfo.InvariantCulture);
        return text[0] == 't' ? ArtworkOwner.Track(id) : ArtworkOwner.Album(id);
    }
}
