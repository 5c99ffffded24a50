using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>Genres.</summary>
internal sealed class GenreRows : RowSet<GenreEntity, long>
{
    public GenreRows(LibraryRows rows, TableMap<GenreEntity> table)
        : base(table, static row => row.Id)
    {
        ById = IndexBy(nameof(GenreEntity.Id), id => rows.IsNew(IdKind.Genre, id));
        ByKey = IndexBy(nameof(GenreEntity.NameKey));
    }

    public RowIndex<GenreEntity> ById { get; }

    public RowIndex<GenreEntity> ByKey { get; }

    /// <summary>Returns a row by its id, or null when there is none.</summary>
    public GenreEntity? Find(long id) => FindByKey(id, ById, id);
}
