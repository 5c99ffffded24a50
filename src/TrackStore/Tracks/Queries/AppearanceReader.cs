using Microsoft.EntityFrameworkCore;
using TrackStore.Albums;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Text;

namespace TrackStore.Tracks.Queries;

/// <summary>Reads the albums that a track is on, with the links that say so.</summary>
internal static class AppearanceReader
{
    private static readonly string User = EnumNames<FieldLayer>.Of(FieldLayer.User);
    private static readonly string Album = EnumNames<TrackField>.Of(TrackField.Album);
    private static readonly string AlbumArtist = EnumNames<TrackField>.Of(TrackField.AlbumArtist);

    public static async Task<IReadOnlyList<TrackAppearance>> ReadAsync(
        DbContext context, long trackId, CancellationToken cancellationToken)
    {
        TrackEntity? track = await context.Set<TrackEntity>()
            .Include(track => track.Album)
            .SingleOrDefaultAsync(track => track.Id == trackId, cancellationToken)
            .ConfigureAwait(false);
        if (track is null)
            return [];
        List<PlatformInfoEntity> links = await context.Set<PlatformInfoEntity>()
            .Include(link => link.Album)
            .Where(link => link.TrackId == trackId && link.Fields != null)
            .OrderBy(link => link.Platform)
            .ThenBy(link => link.Position)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);

        // An id that was replaced says the same as its successor, or what the platform no longer says.
        HashSet<string> listed = [.. links.Where(link => link.MissingSince is null).Select(link => link.Platform)];
        links.RemoveAll(link => link.MissingSince is not null && listed.Contains(link.Platform));
        IEnumerable<TrackAppearance> others = links
            .Where(link => link.Album is not null)
            .Select(link => Of(link.Album!, link, link.DiscNumber, link.TrackNumber, isShown: false))
            .OrderBy(other => NameNormalizer.ToKey(other.AlbumTitle), StringComparer.Ordinal)
            .ThenBy(other => NameNormalizer.ToKey(other.AlbumArtist), StringComparer.Ordinal)
            .ThenBy(other => other.AlbumId);
        return track.Album is null
            ? [.. others]
            : [.. await ShownAsync(context, track, track.Album, links, cancellationToken).ConfigureAwait(false), .. others];
    }

    private static async Task<IEnumerable<TrackAppearance>> ShownAsync(
        DbContext context, TrackEntity track, AlbumEntity album, List<PlatformInfoEntity> links, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> edits = await context.Set<TrackFieldEntity>()
            .Where(row => row.TrackId == track.Id && row.Layer == User && (row.Field == Album || row.Field == AlbumArtist))
            .ToDictionaryAsync(row => row.Field, row => row.Value, cancellationToken)
            .ConfigureAwait(false);

        // Unless the user has decided the album, an item with another one than the shown one says which.
        bool isDecided = edits.ContainsKey(Album);
        List<byte[]> keys = !isDecided
            ? []
            : await context.Set<AlbumAliasEntity>()
                .Where(alias => alias.AlbumId == album.Id)
                .Select(alias => alias.IdentityKey)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
        keys.Add(album.IdentityKey);
        var shown = new List<TrackAppearance>();
        foreach (PlatformInfoEntity link in links)
        {
            if (link.AlbumId is null && NamedAlbum.Of(FieldJson.Read(link.Fields), track.Artist) is { } named
                && (!isDecided || IsShown(named)))
            {
                shown.Add(Of(album, link, named.DiscNumber, named.TrackNumber, isShown: true));
            }
        }

        return shown.Count > 0 ? shown : [Of(album, link: null, track.DiscNumber, track.TrackNumber, isShown: true)];

        bool IsShown(NamedAlbum named)
            => named.IsShown(edits[Album], edits.ContainsKey(AlbumArtist))
                || keys.Exists(key => key.AsSpan().SequenceEqual(named.IdentityKey));
    }

    private static TrackAppearance Of(AlbumEntity album, PlatformInfoEntity? link, int? discNumber, int? trackNumber, bool isShown) => new()
    {
        AlbumId = album.Id,
        AlbumTitle = album.Title,
        AlbumArtist = album.Artist,
        Platform = link?.Platform,
        PlatformId = link?.PlatformId,
        DiscNumber = discNumber,
        TrackNumber = trackNumber,
        IsShown = isShown,
    };
}
