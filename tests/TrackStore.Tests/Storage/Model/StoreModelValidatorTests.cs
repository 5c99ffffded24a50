using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Model;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Model;

/// <summary>What hosts do to all entities of their model, and what of it the store can't live with.</summary>
public sealed class StoreModelValidatorTests
{
    public static TheoryData<string, string> Breaks => new()
    {
        { "query filter", "TrackEntity has a query filter, which would hide rows from the library." },
        { "required column", "TrackEntity has the added property Tenant, which is required and has no default in the database." },
        { "length", "TrackEntity.SearchKey was limited to 100 characters or bytes; it needs no limit." },
        { "length", "TrackEntity.Title was limited to 100 characters or bytes; it needs 500." },
        { "restrict", "The foreign key of TrackFieldEntity on TrackId must delete its rows (DeleteBehavior.Cascade)." },
        { "cascade", "The foreign key of TrackArtworkEntity on ArtworkId must keep its rows (DeleteBehavior.Restrict)." },
        { "ignored entity", "TagEntity is missing: an Ignore or Remove took it out of the model." },
        { "ignored column", "TrackEntity.Bpm isn't mapped to a column." },
        { "required", "TrackEntity.Isrc was made required, but the library stores null in it." },
        { "key converter", "TagEntity.Id has a value converter, which keys and flags can't have." },
        { "no index", "GenreEntity lacks its unique index on (NameKey)." },
        { "view", "GenreEntity isn't mapped to one table." },
        { "other key", "AlbumArtworkEntity must have the primary key (AlbumId, Kind, Source)." },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void Validate_HostBreaksTheModel_NamesWhatItBroke(string change, string problem)
    {
        using var context = new ChangedContext(change);

        StoreModelException error = Assert.Throws<StoreModelException>(() => StoreModelValidator.Validate(context.Model, "ChangedContext"));

        Assert.Contains(problem, error.Problems);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("ChangedContext", error.Message, StringComparison.Ordinal);
        Assert.Equal(TrackStoreErrorCodes.StoreModel, error.Code);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("optional column")]
    [InlineData("column with default")]
    [InlineData("row version")]
    public void Validate_HarmlessChange_Passes(string change)
    {
        using var context = new ChangedContext(change);

        Assert.Empty(StoreModelValidator.Validate(context.Model, "ChangedContext").ConvertedEntities);
    }

    [Fact]
    public void Validate_ConvertedColumn_NamesTheEntityThatOnlyEfCanWrite()
    {
        using var context = new ChangedContext("converter");

        Assert.Equal([typeof(AlbumEntity)], StoreModelValidator.Validate(context.Model, "ChangedContext").ConvertedEntities);
    }

    [Fact]
    public void Validate_ModelWithoutTheStore_SaysWhatToCall()
    {
        using var context = new HostContext(ContextOptions.New().UseSqlite("Data Source=none").Options);

        StoreModelException error = Assert.Throws<StoreModelException>(() => StoreModelValidator.Validate(context.Model, "HostContext"));

        Assert.Contains("modelBuilder.UseTrackStore()", error.Message, StringComparison.Ordinal);
    }

    private sealed class ChangedContext(string change)
        : HostContext(ContextOptions.New().UseSqlite("Data Source=none").ReplaceService<IModelCacheKeyFactory, NoCache>().Options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.UseTrackStore();
            IMutableModel model = modelBuilder.Model;
            switch (change)
            {
                case "query filter":
                    modelBuilder.Entity<TrackEntity>().HasQueryFilter(track => track.Title != "");
                    break;
                case "required column":
                    modelBuilder.Entity<TrackEntity>().Property<Guid>("Tenant");
                    break;
                case "optional column":
                    modelBuilder.Entity<TrackEntity>().Property<Guid?>("Tenant");
                    break;
                case "column with default":
                    modelBuilder.Entity<TrackEntity>().Property<int>("Tenant").HasDefaultValue(1);
                    break;
                case "row version":
                    modelBuilder.Entity<TrackEntity>().Property<byte[]>("Version").IsRequired().IsRowVersion();
                    break;
                case "length":
                    foreach (IMutableProperty property in model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(p => p.ClrType == typeof(string)))
                        property.SetMaxLength(100);
                    break;
                case "restrict":
                    foreach (IMutableForeignKey key in model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys()))
                        key.DeleteBehavior = DeleteBehavior.Restrict;
                    break;
                case "cascade":
                    foreach (IMutableForeignKey key in model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys()))
                        key.DeleteBehavior = DeleteBehavior.Cascade;
                    break;
                case "ignored entity":
                    modelBuilder.Ignore<TagEntity>();
                    break;
                case "ignored column":
                    modelBuilder.Entity<TrackEntity>().Metadata.GetIndexes().ToList().ForEach(index => modelBuilder.Entity<TrackEntity>().Metadata.RemoveIndex(index));
                    modelBuilder.Entity<TrackEntity>().Ignore(track => track.Bpm);
                    break;
                case "required":
                    modelBuilder.Entity<TrackEntity>().Property(track => track.Isrc).IsRequired();
                    break;
                case "converter":
                    modelBuilder.Entity<AlbumEntity>().Property(album => album.Title).HasConversion(title => title + "!", title => title.TrimEnd('!'));
                    break;
                case "key converter":
                    foreach (string property in new[] { nameof(TagEntity.Id), nameof(TagEntity.Color) })
                        model.FindEntityType(typeof(TagEntity))!.FindProperty(property)!.SetValueConverter(Converter(property));
                    model.FindEntityType(typeof(TrackTagEntity))!.FindProperty(nameof(TrackTagEntity.TagId))!.SetValueConverter(Converter(nameof(TagEntity.Id)));
                    break;
                case "no index":
                    modelBuilder.Entity<GenreEntity>().HasIndex(genre => genre.NameKey).IsUnique(false);
                    break;
                case "view":
                    modelBuilder.Entity<GenreEntity>().ToView("all_genres");
                    break;
                case "other key":
                    modelBuilder.Entity<AlbumArtworkEntity>().HasKey(link => new { link.AlbumId, link.Kind, link.Source, link.CreatedAt });
                    break;
            }
        }

        private static ValueConverter Converter(string property) => property == nameof(TagEntity.Id)
            ? new ValueConverter<long, string>(value => value.ToString(CultureInfo.InvariantCulture), value => long.Parse(value, CultureInfo.InvariantCulture))
            : new ValueConverter<string, string>(value => value, value => value);
    }

    private sealed class NoCache : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => new();
    }
}
