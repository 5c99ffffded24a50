using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace TrackStore.Storage.Model;

/// <summary>Adds the entities of the store before the context's own code, which can thus rename them.</summary>
internal sealed class StoreModelCustomizer(IModelCustomizer inner, StoreModelSettings settings) : IModelCustomizer
{
    public void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        StoreModel.Configure(modelBuilder, settings);
        inner.Customize(modelBuilder, context);
    }
}
