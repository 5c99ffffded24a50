using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TrackStore.Tests.Fixtures;

/// <summary>Options of contexts in tests, each of which has services of its own, so that EF Core makes many.</summary>
internal static class ContextOptions
{
    public static DbContextOptionsBuilder New() => new DbContextOptionsBuilder().AllowManyServices();

    public static DbContextOptionsBuilder<TContext> New<TContext>()
        where TContext : DbContext
        => new DbContextOptionsBuilder<TContext>().AllowManyServices();

    public static TBuilder AllowManyServices<TBuilder>(this TBuilder options)
        where TBuilder : DbContextOptionsBuilder
    {
        options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning));
        return options;
    }
}
