// This attribute is checked, and nothing is written for it yet
using MetricsKit;

[assembly: Dashboard("myshop-api")] // MK1900
