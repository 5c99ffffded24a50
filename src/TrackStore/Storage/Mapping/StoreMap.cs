using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Mapping;

/// <summary>
/// The tables of the store as an EF model names them. Made once for each model, because a process may use several: two libraries, or two
/// contexts of a host with different schemas.
/// </summary>
internal sealed class StoreMap
{
    private static readonly ConditionalWeakTable<IModel, StoreMap> Maps = [];

    private readonly IModel _model;
    private readonly ISqlGenerationHelper _sql;
    private readonly ConcurrentDictionary<Type, TableMap> _tables = new();
    private readonly Lazy<List<IEntityType>> _order;

    private StoreMap(IModel model, ISqlGenerationHelper sql)
    {
        _model = model;
        _sql = sql;
        _order = new Lazy<List<IEntityType>>(() => Order(model));
    }

    public static StoreMap Of(DbContext context)
        => Maps.TryGetValue(context.Model, out StoreMap? known)
            ? known
            : Maps.GetValue(context.Model, model => new StoreMap(model, context.GetService<ISqlGenerationHelper>()));

    /// <summary>Returns the table of an entity. Its functions are made when they are first needed.</summary>
    public TableMap<TRow> Table<TRow>()
        where TRow : class
        => (TableMap<TRow>)_tables.GetOrAdd(typeof(TRow), static (_, map) => map.Create<TRow>(), this);

    private TableMap<TRow> Create<TRow>()
        where TRow : class
    {
        IEntityType entity = _model.FindEntityType(typeof(TRow))
            ?? throw new InvalidOperationException($"The model has no entity {typeof(TRow).Name}.");
        string table = entity.GetTableName()!;
        StoreObjectIdentifier identifier = StoreObjectIdentifier.Table(table, entity.GetSchema());
        var columns = new List<ColumnMap<TRow>>();
        foreach (IProperty property in entity.GetProperties())
        {
            // A host may add columns that have defaults. They are not the store's to write.
            if (property.PropertyInfo is not { } member)
                continue;
            (SqlValueKind kind, Func<TRow, SqlValue> get, Action<TRow, SqlRow, int, TRow?> read) = ColumnAccess.Of<TRow>(member);
            columns.Add(new ColumnMap<TRow>
            {
                Property = property.Name,
                Name = _sql.DelimitIdentifier(property.GetColumnName(identifier)!),
                Kind = kind,
                IsNullable = property.IsColumnNullable(identifier),
                TypeMapping = property.GetRelationalTypeMapping(),
                Ordinal = columns.Count,
                Get = get,
                Read = read,
            });
        }

        return new TableMap<TRow>(columns)
        {
            Name = _sql.DelimitIdentifier(table, entity.GetSchema()),
            TableName = table,
            SchemaName = entity.GetSchema(),
            Key = [.. entity.FindPrimaryKey()!.Properties.Select(key => columns.FindIndex(column => column.Property == key.Name))],
            Place = _order.Value.IndexOf(entity),
            IsRestricted = entity.GetReferencingForeignKeys().Any(key => key.DeleteBehavior == DeleteBehavior.Restrict),
        };
    }

    /// <summary>Orders the entities of the store so that each comes after those that it refers to.</summary>
    private static List<IEntityType> Order(IModel model)
    {
        var ordered = new List<IEntityType>();
        foreach (IEntityType entity in model.GetEntityTypes().Where(IsOfStore).OrderBy(entity => entity.Name, StringComparer.Ordinal))
            Add(entity);
        return ordered;

        void Add(IEntityType entity)
        {
            if (ordered.Contains(entity))
                return;
            foreach (IForeignKey key in entity.GetForeignKeys().Where(key => key.PrincipalEntityType != entity))
                Add(key.PrincipalEntityType);
            ordered.Add(entity);
        }
    }

    private static bool IsOfStore(IEntityType entity)
        => entity.ClrType.Namespace?.StartsWith(typeof(TrackEntity).Namespace!, StringComparison.Ordinal) == true;
}
