using MetricsKit.Generators.Emission;

namespace MetricsKit.Generators.Tests.Emission;

public class NameTests
{
    [Theory]
    [InlineData("MyShop.Api", "MyShop_Api")]
    [InlineData("Shop2", "Shop2")]
    public void A_plain_assembly_name_gives_a_plain_class(string assembly, string expected) => Assert.Equal(expected, CatalogName.Of(assembly));

    [Theory]
    [InlineData("My_Shop")]
    [InlineData("my-shop")]
    [InlineData("1shop")]
    [InlineData("class")]
    [InlineData("Initialize")]
    [InlineData("Größe")]
    [InlineData("")]
    public void Any_other_name_gives_a_class_of_its_own(string assembly)
    {
        string name = CatalogName.Of(assembly);
        Assert.True(Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name), name);
        Assert.EndsWith("_" + StableHash.Of(assembly), name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shop.Orders", "Shop.Orders.g.cs")]
    [InlineData("Shop.Outer`1.Orders", "Shop.Outer`1.Orders.g.cs")]
    [InlineData("Shop.A\u203fB", "Shop.A-203fB.g.cs")] // a letter of C# that no file name may have
    public void A_type_gives_its_files_name(string type, string expected) => Assert.Equal(expected, HintName.Of(type, collides: false));

    [Fact]
    public void Types_that_differ_in_case_alone_get_different_files() =>
        Assert.NotEqual(HintName.Of("Shop.Orders", collides: true), HintName.Of("Shop.orders", collides: true), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void A_local_is_called_as_no_parameter_is()
    {
        var names = new LocalNames("public static partial Counter Calls(bool index, bool @value, bool paymentMethodIndex)");
        Assert.Equal(["index_", "value_", "paymentMethodIndex_", "other", "other_"],
            [names.Take("index"), names.Take("value"), names.TakeIndexOf("payment_method"), names.Take("other"), names.Take("other")]);
    }

    [Theory]
    [InlineData("{}", "\"\"\"{}\"\"\"")]
    [InlineData("{\"\"\"\"}", "\"\"\"\"\"{\"\"\"\"}\"\"\"\"\"")]
    public void Json_stands_in_as_many_quotes_as_it_needs(string json, string literal) => Assert.Equal(literal, CSharp.RawLiteral(json));
}
