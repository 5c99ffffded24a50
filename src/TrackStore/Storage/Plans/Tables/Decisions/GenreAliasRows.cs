using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables.Decisions;

/// <summary>Other spellings of genres.</summary>
internal sealed class GenreAliasRows : RowSet<GenreAliasEntity, string>
{
    public GenreAliasRows(LibraryRows rows, TableMap<GenreAliasEntity> table)
        : base(table, static row => row.NameKey)
    {
        ByKey = IndexBy(nameof(GenreAliasEntity.NameKey));
        ByGenre = IndexBy(nameof(GenreAliasEntity.GenreId), id => rows.IsNew(IdKind.Genre, id));
    }

    public RowIndex<GenreAliasEntity> ByKey { get; }

    public RowIndex<GenreAliasEntity> ByGenre { get; }
}
