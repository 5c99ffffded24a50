using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Model;

/// <summary>
/// Writes the conditions of filtered indexes, which are SQL, with the names that the columns have in the model. Double quotes are the
/// standard's, and every database with filtered indexes reads them.
/// </summary>
internal static class StoreIndexFilters
{
    public static void Apply(IMutableModel model)
    {
        // Only the few links that their source no longer lists get an entry.
        SetFilter(
            model,
            typeof(PlatformInfoEntity),
            [nameof(PlatformInfoEntity.Platform), nameof(PlatformInfoEntity.MissingSince)],
            nameof(PlatformInfoEntity.MissingSince),
            " IS NOT NULL");

        // Only the links that need an update get an entry. The flag is a column too, because SQLite reads the row otherwise.
        SetFilter(
            model,
            typeof(PlatformInfoEntity),
            [
                nameof(PlatformInfoEntity.TrackId),
                nameof(PlatformInfoEntity.Platform),
                nameof(PlatformInfoEntity.Position),
                nameof(PlatformInfoEntity.NeedsUpdate),
            ],
            nameof(PlatformInfoEntity.NeedsUpdate),
            StoreDatabaseKind.IsSqlServer(model) ? " = 1" : "");

        // Links that were made one by one are no source's.
        SetFilter(
            model,
            typeof(PlatformInfoEntity),
            [nameof(PlatformInfoEntity.Platform), nameof(PlatformInfoEntity.Source), nameof(PlatformInfoEntity.MissingSince)],
            nameof(PlatformInfoEntity.Source),
            " IS NOT NULL");

        // Only the few links to items on another album than the shown one get an entry.
        SetFilter(
            model, typeof(PlatformInfoEntity), [nameof(PlatformInfoEntity.AlbumId)], nameof(PlatformInfoEntity.AlbumId), " IS NOT NULL");

        // Only the few tracks whose base layer differs from what they show get an entry.
        SetFilter(
            model,
            typeof(TrackEntity),
            [nameof(TrackEntity.BaseIdentityKey)],
            nameof(TrackEntity.BaseIdentityKey),
            " IS NOT NULL");

        // Tracks without a value are at the end of a list by it, which goes by their ids.
        foreach (string property in (string[])[nameof(TrackEntity.DurationMs), nameof(TrackEntity.KeyNumber)])
            SetFilter(model, typeof(TrackEntity), [property, nameof(TrackEntity.Id)], property, " IS NOT NULL");
        SetFilter(model, typeof(TrackEntity), [nameof(TrackEntity.LabelKey)], nameof(TrackEntity.LabelKey), " IS NOT NULL");

        // Only the few tracks whose title can be read in another way get an entry.
        SetFilter(
            model,
            typeof(TrackEntity),
            [nameof(TrackEntity.OtherTitleKey), nameof(TrackEntity.DurationMs)],
            nameof(TrackEntity.OtherTitleKey),
            " IS NOT NULL");

        // Plain pictures have no hash, and nearly all pictures are in use.
        string[] ofFewArtworks =
        [
            nameof(ArtworkEntity.HashBand0),
            nameof(ArtworkEntity.HashBand1),
            nameof(ArtworkEntity.HashBand2),
            nameof(ArtworkEntity.HashBand3),
            nameof(ArtworkEntity.ReleasedAt),
        ];
        foreach (string property in ofFewArtworks)
            SetFilter(model, typeof(ArtworkEntity), [property], property, " IS NOT NULL");
    }

    private static void SetFilter(IMutableModel model, Type type, string[] indexed, string property, string condition)
    {
        if (model.FindEntityType(type) is not { } entity
            || entity.GetIndexes().FirstOrDefault(index => index.Properties.Select(p => p.Name).SequenceEqual(indexed)) is not { } index
            || StoreObjectIdentifier.Create(entity, StoreObjectType.Table) is not { } table
            || entity.FindProperty(property)?.GetColumnName(table) is not { } column)
        {
            return;
        }

        index.SetFilter($"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"{condition}");
    }
}
