using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Lists;

namespace TrackStore.Tracks.Queries;

/// <summary>Maps rows to the records of the public API.</summary>
internal static class TrackRowMapping
{
    /// <summary>The artwork that a track shows: its own, else its album's, unless the user chose no artwork for the track.</summary>
    public static readonly Expression<Func<TrackEntity, long?>> ShownArtworkId = t => t.ShownArtworkId;

    public static readonly Expression<Func<ArtworkEntity, long?>> ArtworkId = a => a.Id;

    public static readonly Expression<Func<TrackEntity, ArtworkEntity?, Track>> ToTrack = (t, shown) => new Track
    {
        Id = t.Id,
        Title = t.Title,
        Artist = t.Artist,
        AlbumId = t.AlbumId,
        Album = t.Album!.Title,
        Duration = StoredValues.ToDuration(t.DurationMs),
        DiscNumber = t.DiscNumber,
        TrackNumber = t.TrackNumber,
        Year = t.Year,
        Bpm = t.Bpm,
        MusicalKey = t.MusicalKey,
        Isrc = t.Isrc,
        Label = t.Label,
        IsAvailableLocally = t.IsAvailableLocally,
        LocalPath = t.LocalPath,
        ArtworkUrl = t.ArtworkUrl,
        HasImage = shown != null,
        ArtworkKey = StoredArtworkKey.Read((long?)shown!.Id, (long?)shown!.KeyHash),
        ThumbHash = StoredThumbHash.Read(shown!.ThumbHash),
        DominantColor = shown!.DominantColor,
        EditVersion = t.EditVersion,
        CreatedAt = StoredValues.ToUtc(t.CreatedAt),
        UpdatedAt = StoredValues.ToUtc(t.UpdatedAt),
    };

    /// <summary>The values by which a track is sorted.</summary>
    public static readonly Expression<Func<TrackEntity, TrackSortKeys>> ToSortKeys = t => new TrackSortKeys
    {
        Id = t.Id,
        Title = t.SortTitle,
        Artist = t.SortArtist,
        CreatedAt = t.CreatedAt,
        UpdatedAt = t.UpdatedAt,
        Year = t.YearNumber,
        Bpm = t.Bpm,
        DurationMs = t.DurationMs,
        KeyNumber = t.KeyNumber,
    };

    private static readonly Expression<Func<TrackEntity, ArtworkEntity?, TrackItem>> ToItem = (t, shown) => new TrackItem
    {
        TrackId = t.Id,
        Title = t.Title,
        Artist = t.Artist,
        Duration = StoredValues.ToDuration(t.DurationMs),
        Album = t.Album!.Title,
        AlbumId = t.AlbumId,
        DiscNumber = t.DiscNumber,
        TrackNumber = t.TrackNumber,
        Year = t.Year,
        Bpm = t.Bpm,
        MusicalKey = t.MusicalKey,
        Label = t.Label,
        IsAvailableLocally = t.IsAvailableLocally,
        AddedAt = StoredValues.ToUtc(t.CreatedAt),
        HasImage = shown != null,
        ArtworkKey = StoredArtworkKey.Read((long?)shown!.Id, (long?)shown!.KeyHash),
        ThumbHash = StoredThumbHash.Read(shown!.ThumbHash),
        DominantColor = shown!.DominantColor,
    };

    private static readonly Expression<Func<TrackEntity, ArtworkEntity?, TrackListRow>> ToRow = RowOf((MemberInitExpression)ToItem.Body);

    /// <summary>Maps tracks to list rows, with their id on a platform if one is given.</summary>
    public static IQueryable<TrackListRow> ToRows(this IQueryable<TrackEntity> tracks, DbContext context, string? platform)
        => tracks.LeftJoin(context.Set<ArtworkEntity>(), ShownArtworkId, ArtworkId, platform is null ? ToRow : ToRowOn(platform));

    // Adds one member to the item, so that the others are written only once.
    private static Expression<Func<TrackEntity, ArtworkEntity?, TrackListRow>> ToRowOn(string platform)
    {
        Expression<Func<TrackEntity, string?>> id =
            t => t.PlatformInfo.Where(p => p.Platform == platform && p.Position == 0).Select(p => p.PlatformId).FirstOrDefault();
        var item = (MemberInitExpression)ToItem.Body;
        MemberBinding bound = Expression.Bind(
            typeof(TrackItem).GetProperty(nameof(TrackItem.PlatformId))!,
            new ParameterReplacer(id.Parameters[0], ToItem.Parameters[0]).Visit(id.Body));
        return RowOf(item.Update(item.NewExpression, [.. item.Bindings, bound]));
    }

    private static Expression<Func<TrackEntity, ArtworkEntity?, TrackListRow>> RowOf(MemberInitExpression item)
        => Expression.Lambda<Func<TrackEntity, ArtworkEntity?, TrackListRow>>(
            Expression.New(
                typeof(TrackListRow).GetConstructor([typeof(TrackItem), typeof(TrackSortKeys)])!,
                item,
                new ParameterReplacer(ToSortKeys.Parameters[0], ToItem.Parameters[0]).Visit(ToSortKeys.Body)),
            ToItem.Parameters);
}
