using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans.Tables;
using TrackStore.Storage.Plans.Tables.Decisions;

namespace TrackStore.Storage.Plans;

/// <content>The tables. Each is set up when it is first used, because most writes use few of them.</content>
internal sealed partial class LibraryRows
{
    public StoreCountersRows Counters => field ??= Add(new StoreCountersRows(map.Table<StoreCountersEntity>()));

    public TrackRows Tracks => field ??= Add(new TrackRows(this, map.Table<TrackEntity>()));

    public TrackFieldRows Fields => field ??= Add(new TrackFieldRows(this, map.Table<TrackFieldEntity>()));

    public AlbumRows Albums => field ??= Add(new AlbumRows(this, map.Table<AlbumEntity>()));

    public PlatformInfoRows Links => field ??= Add(new PlatformInfoRows(this, map.Table<PlatformInfoEntity>()));

    public PlatformSyncRows Syncs => field ??= Add(new PlatformSyncRows(this, map.Table<PlatformSyncEntity>()));

    public NamedRows<GenreEntity> Genres => field ??= Add(new NamedRows<GenreEntity>(this, map.Table<GenreEntity>(), IdKind.Genre));

    public TrackGenreRows TrackGenres => field ??= Add(new TrackGenreRows(this, map.Table<TrackGenreEntity>()));

    public NamedRows<TagEntity> Tags => field ??= Add(new NamedRows<TagEntity>(this, map.Table<TagEntity>(), IdKind.Tag));

    public TrackTagRows TrackTags => field ??= Add(new TrackTagRows(this, map.Table<TrackTagEntity>()));

    public ArtworkRows Artworks => field ??= Add(new ArtworkRows(this, map.Table<ArtworkEntity>()));

    public ImageRows Images => field ??= Add(new ImageRows(this, map.Table<ImageEntity>()));

    public ImageContentRows ImageContents => field ??= Add(new ImageContentRows(map.Table<ImageContentEntity>()));

    public ArtworkOriginalRows ArtworkOriginals => field ??= Add(new ArtworkOriginalRows(map.Table<ArtworkOriginalEntity>()));

    public TrackArtworkRows TrackArtworks => field ??= Add(new TrackArtworkRows(this, map.Table<TrackArtworkEntity>()));

    public AlbumArtworkRows AlbumArtworks => field ??= Add(new AlbumArtworkRows(this, map.Table<AlbumArtworkEntity>()));

    public TrackArtworkLookupRows TrackLookups => field ??= Add(new TrackArtworkLookupRows(this, map.Table<TrackArtworkLookupEntity>()));

    public AlbumArtworkLookupRows AlbumLookups => field ??= Add(new AlbumArtworkLookupRows(this, map.Table<AlbumArtworkLookupEntity>()));

    public ArtworkDownloadRows Downloads => field ??= Add(new ArtworkDownloadRows(this, map.Table<ArtworkDownloadEntity>()));

    public ArtworkDownloadTargetRows DownloadTargets
        => field ??= Add(new ArtworkDownloadTargetRows(this, map.Table<ArtworkDownloadTargetEntity>()));

    public StoreSettingRows Settings => field ??= Add(new StoreSettingRows(map.Table<StoreSettingEntity>()));

    public SyncRunRows SyncRuns => field ??= Add(new SyncRunRows(map.Table<SyncRunEntity>()));

    public ChangeLogRows ChangeLog => field ??= Add(new ChangeLogRows(map.Table<ChangeLogEntity>()));

    public TrackProposalRows Proposals => field ??= Add(new TrackProposalRows(this, map.Table<TrackProposalEntity>()));

    public TrackAliasRows TrackAliases => field ??= Add(new TrackAliasRows(this, map.Table<TrackAliasEntity>()));

    public AlbumAliasRows AlbumAliases => field ??= Add(new AlbumAliasRows(this, map.Table<AlbumAliasEntity>()));

    public ChangeHistoryRows History => field ??= Add(new ChangeHistoryRows(this, map.Table<ChangeHistoryEntity>()));

    public ChangeHistoryPartRows HistoryParts => field ??= Add(new ChangeHistoryPartRows(this, map.Table<ChangeHistoryPartEntity>()));

    public ChangeHistoryArtworkRows HistoryArtworks
        => field ??= Add(new ChangeHistoryArtworkRows(this, map.Table<ChangeHistoryArtworkEntity>()));

    public AliasRows<GenreAliasEntity> GenreAliases => field ??= Add(
        new AliasRows<GenreAliasEntity>(this, map.Table<GenreAliasEntity>(), nameof(GenreAliasEntity.GenreId), IdKind.Genre));

    public AliasRows<TagAliasEntity> TagAliases => field ??= Add(
        new AliasRows<TagAliasEntity>(this, map.Table<TagAliasEntity>(), nameof(TagAliasEntity.TagId), IdKind.Tag));

    public TrackGenreExclusionRows GenreExclusions
        => field ??= Add(new TrackGenreExclusionRows(this, map.Table<TrackGenreExclusionEntity>()));

    /// <summary>Returns the set of an entity by the name of its type, or null when its changes can't be undone.</summary>
    public IRowSet? SetOf(string entity) => entity switch
    {
        nameof(TrackEntity) => Tracks,
        nameof(TrackFieldEntity) => Fields,
        nameof(AlbumEntity) => Albums,
        nameof(PlatformInfoEntity) => Links,
        nameof(PlatformSyncEntity) => Syncs,
        nameof(TrackGenreEntity) => TrackGenres,
        nameof(TrackTagEntity) => TrackTags,
        nameof(TrackArtworkEntity) => TrackArtworks,
        nameof(AlbumArtworkEntity) => AlbumArtworks,
        nameof(TrackArtworkLookupEntity) => TrackLookups,
        nameof(AlbumArtworkLookupEntity) => AlbumLookups,
        nameof(ArtworkDownloadTargetEntity) => DownloadTargets,
        nameof(TrackProposalEntity) => Proposals,
        nameof(TrackAliasEntity) => TrackAliases,
        nameof(AlbumAliasEntity) => AlbumAliases,
        nameof(TagEntity) => Tags,
        nameof(GenreEntity) => Genres,
        nameof(GenreAliasEntity) => GenreAliases,
        nameof(TagAliasEntity) => TagAliases,
        nameof(TrackGenreExclusionEntity) => GenreExclusions,
        nameof(StoreSettingEntity) => Settings,
        _ => null,
    };
}
